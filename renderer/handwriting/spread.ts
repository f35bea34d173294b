import { boxOf, type Ink, type Point, SPECK } from './ink.ts';

/** How finely the density of the ink is looked at, along each side. */
const STRIPS = 32;
/** How much of the room goes by size alone: without it an empty middle would vanish. */
const PLAIN = 0.9;

/**
 * The ink moved and stretched into a square of side 1, so that size, place and slimness of the writing count for little,
 * and so that crowded strokes get as much room as lonely ones ("non-linear normalisation by line density", as known
 * from the literature on Chinese characters). What is nearly a line stays slim: 一 is not made a square.
 */
export function spread(ink: Ink): Ink {
  const { left, top, width, height } = boxOf(ink);
  const longer = Math.max(width, height, SPECK);
  const slim = Math.sqrt(Math.sin(((Math.PI / 2) * Math.min(width, height)) / longer));
  const wide = width >= height ? 1 : slim;
  const high = width >= height ? slim : 1;
  const [fromX, fromY] = [(1 - wide) / 2, (1 - high) / 2];
  const scaleX = width > SPECK ? wide / width : 0;
  const scaleY = height > SPECK ? high / height : 0;
  const placed = ink.map((stroke) =>
    stroke.map(([x, y]): Point => [
      fromX + (scaleX > 0 ? (x - left) * scaleX : wide / 2),
      fromY + (scaleY > 0 ? (y - top) * scaleY : high / 2),
    ]),
  );
  const across = new Float64Array(STRIPS);
  const down = new Float64Array(STRIPS);
  measureDensity(placed, across, down);
  const moveX = evenOut(across, fromX, wide);
  const moveY = evenOut(down, fromY, high);
  return placed.map((stroke) => stroke.map(([x, y]): Point => [moveX(x), moveY(y)]));
}

/** How much ink crosses each strip: upright ink counts across, level ink down. */
function measureDensity(ink: Ink, across: Float64Array, down: Float64Array): void {
  for (const stroke of ink) {
    for (let at = 1; at < stroke.length; at += 1) {
      const [x, y] = stroke[at - 1]!;
      const [dx, dy] = [stroke[at]![0] - x, stroke[at]![1] - y];
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) * STRIPS * 2));
      for (let step = 0; step < steps; step += 1) {
        const part = (step + 0.5) / steps;
        across[strip(x + dx * part)]! += Math.abs(dy) / steps;
        down[strip(y + dy * part)]! += Math.abs(dx) / steps;
      }
    }
  }
}

function strip(at: number): number {
  return Math.min(STRIPS - 1, Math.max(0, Math.floor(at * STRIPS)));
}

/** Where a place goes once every strip between `from` and `from + length` is as wide as it is crowded. */
function evenOut(density: Float64Array, from: number, length: number): (at: number) => number {
  const smooth = smoothed(density);
  const first = Math.floor(from * STRIPS);
  const last = Math.ceil((from + length) * STRIPS);
  let sum = 0;
  for (let at = first; at < last; at += 1) sum += smooth[at]!;
  const plain = (sum / Math.max(1, last - first)) * PLAIN + 1e-6;
  const before = new Float64Array(STRIPS + 1);
  for (let at = 0; at < STRIPS; at += 1) {
    before[at + 1] = before[at]! + (at >= first && at < last ? smooth[at]! + plain : 0);
  }
  const all = before[STRIPS]!;
  return (place) => {
    const exact = Math.min(STRIPS - 1e-9, Math.max(0, place * STRIPS));
    const at = Math.floor(exact);
    return from + (length * (before[at]! + (before[at + 1]! - before[at]!) * (exact - at))) / all;
  };
}

function smoothed(density: Float64Array): Float64Array {
  return density.map((_, at) => {
    let [sum, weights] = [0, 0];
    for (let aside = -3; aside <= 3; aside += 1) {
      const value = density[at + aside];
      if (value === undefined) continue;
      const weight = Math.exp((-aside * aside) / 4);
      sum += value * weight;
      weights += weight;
    }
    return sum / weights;
  });
}
