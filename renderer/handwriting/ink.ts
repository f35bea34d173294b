/** Where the finger was, in any unit; y grows downwards. */
export type Point = readonly [x: number, y: number];
/** From where the finger came down to where it was lifted. */
export type Stroke = readonly Point[];
/** In the order written. */
export type Ink = readonly Stroke[];

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What is smaller has no size: nothing is divided by it. */
export const SPECK = 1e-6;

/** The smallest box around the ink. */
export function boxOf(ink: Ink): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of ink) {
    for (const [x, y] of stroke) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Along the stroke, in its own unit. */
export function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let at = 1; at < stroke.length; at += 1) length += distance(stroke[at - 1]!, stroke[at]!);
  return length;
}

/** The same stroke as so many points at equal distances, both ends included. */
export function evenly(stroke: Stroke, count: number): Point[] {
  const step = lengthOf(stroke) / (count - 1);
  const points: Point[] = [stroke[0]!];
  let walked = 0;
  for (let at = 1; at < stroke.length; at += 1) {
    const [from, to] = [stroke[at - 1]!, stroke[at]!];
    const length = distance(from, to);
    if (length === 0) continue;
    while (points.length < count - 1 && walked + length >= step * points.length) {
      const part = (step * points.length - walked) / length;
      points.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
    }
    walked += length;
  }
  while (points.length < count) points.push(stroke.at(-1)!);
  return points;
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1]);
}
