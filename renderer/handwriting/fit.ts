import { emptyTrace, type Trace } from './trace.ts';

/** How far off a point counts that runs the opposite way, of the longer side, squared. */
const AGAINST = 0.15 * 0.15;
/** What lies further off is not one and the same piece of ink (squared), and does not count as more than this (plain). */
const SAME = 0.06;
const FARTHEST = 0.25;
/** How strongly the pattern keeps its own shape, per point: a slanted hand may move it, a single stroke may not. */
const STIFF = 0.015;
const ROUNDS = 3;

/**
 * How far the ink lies from a pattern once the pattern has been turned, slanted and stretched as a whole to lie on it as
 * well as it can: iterated closest points, with an affine map found by least squares. Looked at from both sides, so that
 * missing ink counts as well as too much. In the longer side of the ink; 0.03 is a careful hand, 0.1 another character.
 */
export function misfit(ink: Trace, pattern: Trace): number {
  const laid = copyOf(pattern);
  const fromInk = new Matches(ink.count);
  const fromPattern = new Matches(pattern.count);
  let best = Infinity;
  for (let round = 1; ; round += 1) {
    best = Math.min(best, (fromInk.find(ink, laid) + fromPattern.find(laid, ink)) / 2);
    if (round === ROUNDS) return best;
    const moves = leastSquares(ink, pattern, fromInk, fromPattern);
    if (!moves) return best;
    lay(pattern, moves, laid);
  }
}

/** To each point of one trace the nearest one of another. */
class Matches {
  readonly to: Uint16Array;
  readonly distance: Float32Array;

  constructor(count: number) {
    this.to = new Uint16Array(count);
    this.distance = new Float32Array(count);
  }

  /** Answers how far off they are, on an average. */
  find(from: Trace, among: Trace): number {
    const { x, y, towardsX, towardsY, count } = among;
    let sum = 0;
    for (let at = 0; at < from.count; at += 1) {
      const [ownX, ownY] = [from.x[at]!, from.y[at]!];
      const [ownTowardsX, ownTowardsY] = [from.towardsX[at]!, from.towardsY[at]!];
      let [least, nearest] = [Infinity, 0];
      for (let other = 0; other < count; other += 1) {
        const dx = ownX - x[other]!;
        const dy = ownY - y[other]!;
        const apart = dx * dx + dy * dy;
        if (apart >= least) continue;
        const same = ownTowardsX * towardsX[other]! + ownTowardsY * towardsY[other]!;
        const distance = apart + (AGAINST * (1 - same)) / 2;
        if (distance >= least) continue;
        least = distance;
        nearest = other;
      }
      this.to[at] = nearest;
      this.distance[at] = least;
      sum += Math.min(FARTHEST, Math.sqrt(least));
    }
    return sum / from.count;
  }
}

type Row = [number, number, number];
/** x and y of a laid point are each a sum of these times x, y and 1 of the pattern's. */
interface Moves {
  x: Row;
  y: Row;
}

function leastSquares(ink: Trace, pattern: Trace, fromInk: Matches, fromPattern: Matches): Moves | undefined {
  const stiff = STIFF * (ink.count + pattern.count);
  let [xx, xy, x1, yy, y1, ones] = [stiff, 0, 0, stiff, 0, stiff];
  const rightX: Row = [stiff, 0, 0];
  const rightY: Row = [0, stiff, 0];
  const pair = (inInk: number, inPattern: number) => {
    const [x, y] = [pattern.x[inPattern]!, pattern.y[inPattern]!];
    const [toX, toY] = [ink.x[inInk]!, ink.y[inInk]!];
    xx += x * x;
    xy += x * y;
    x1 += x;
    yy += y * y;
    y1 += y;
    ones += 1;
    rightX[0] += x * toX;
    rightX[1] += y * toX;
    rightX[2] += toX;
    rightY[0] += x * toY;
    rightY[1] += y * toY;
    rightY[2] += toY;
  };
  for (let at = 0; at < ink.count; at += 1) {
    if (fromInk.distance[at]! < SAME) pair(at, fromInk.to[at]!);
  }
  for (let at = 0; at < pattern.count; at += 1) {
    if (fromPattern.distance[at]! < SAME) pair(fromPattern.to[at]!, at);
  }
  const rows: [Row, Row, Row] = [
    [xx, xy, x1],
    [xy, yy, y1],
    [x1, y1, ones],
  ];
  const whole = determinant(rows);
  if (Math.abs(whole) < 1e-9) return undefined;
  return { x: cramer(rows, rightX, whole), y: cramer(rows, rightY, whole) };
}

function cramer(rows: [Row, Row, Row], right: Row, whole: number): Row {
  const solve = (column: 0 | 1 | 2) => {
    const put = (row: Row, value: number): Row => {
      const copy: Row = [...row];
      copy[column] = value;
      return copy;
    };
    return determinant([put(rows[0], right[0]), put(rows[1], right[1]), put(rows[2], right[2])]) / whole;
  };
  return [solve(0), solve(1), solve(2)];
}

function determinant([[a, b, c], [d, e, f], [g, h, i]]: [Row, Row, Row]): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

function lay(pattern: Trace, { x: [xx, xy, x1], y: [yx, yy, y1] }: Moves, laid: Trace): void {
  for (let at = 0; at < pattern.count; at += 1) {
    const [x, y] = [pattern.x[at]!, pattern.y[at]!];
    const [towardsX, towardsY] = [pattern.towardsX[at]!, pattern.towardsY[at]!];
    laid.x[at] = xx * x + xy * y + x1;
    laid.y[at] = yx * x + yy * y + y1;
    const [toX, toY] = [xx * towardsX + xy * towardsY, yx * towardsX + yy * towardsY];
    const length = Math.hypot(toX, toY) || 1;
    laid.towardsX[at] = toX / length;
    laid.towardsY[at] = toY / length;
  }
}

function copyOf(trace: Trace): Trace {
  const copy = emptyTrace(trace.count);
  for (const part of ['x', 'y', 'towardsX', 'towardsY'] as const) copy[part].set(trace[part]);
  return copy;
}
