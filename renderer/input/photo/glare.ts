import type { Grey } from './grey.ts';
import type { Point, Quad } from './quad.ts';

/** So many places of the paper are looked at, across and down. */
const ACROSS = 48;
const DOWN = 32;
/** From here on a camera tells no difference any more. */
const FULL = 249;
/** Paper that is as light as this all over is well lit, and no lamp is seen in it. */
const WHITE = 238;
/** A spot of so many places of a hundred covers a word. */
const SPOT_OF_100 = 0.8;

/** Whether the paper mirrors a lamp: a spot on it that is all light, while the rest of it is not. */
export function hasGlare({ width, height, light }: Grey, [a, b, c, d]: Quad): boolean {
  const places: number[] = [];
  for (let row = 0; row < DOWN; row += 1) {
    for (let column = 0; column < ACROSS; column += 1) {
      const [u, v] = [(column + 0.5) / ACROSS, (row + 0.5) / DOWN];
      const { x, y } = between(between(a, b, u), between(d, c, u), v);
      const [px, py] = [
        Math.min(width - 1, Math.max(0, Math.floor(x))),
        Math.min(height - 1, Math.max(0, Math.floor(y))),
      ];
      places.push(light[py * width + px] ?? 0);
    }
  }
  const usual = [...places].sort((one, other) => one - other)[Math.floor(places.length * 0.6)] ?? 0;
  return usual < WHITE && largestSpot(places) * 100 >= places.length * SPOT_OF_100;
}

/** How many places the largest spot has that is all light. */
function largestSpot(places: number[]): number {
  let largest = 0;
  const left = places.map((light) => light >= FULL);
  for (const start of left.keys()) {
    let count = 0;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (!left[at]) continue;
      left[at] = false;
      count += 1;
      const column = at % ACROSS;
      if (column > 0) open.push(at - 1);
      if (column < ACROSS - 1) open.push(at + 1);
      open.push(at - ACROSS, at + ACROSS);
    }
    largest = Math.max(largest, count);
  }
  return largest;
}

function between(from: Point, to: Point, part: number): Point {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
