import { boxOf, evenly, type Ink, lengthOf, SPECK } from './ink.ts';

/** Ink as a cloud of points at equal distances, each knowing which way the finger went. */
export interface Trace {
  count: number;
  /** Around the middle of the ink, whose longer side is 1. */
  x: Float32Array;
  y: Float32Array;
  /** Of length 1. */
  towardsX: Float32Array;
  towardsY: Float32Array;
}

/** Between two points, of the longer side. */
const SPACING = 1 / 16;

export function traceOf(ink: Ink): Trace {
  const { left, top, width, height } = boxOf(ink);
  const side = Math.max(width, height, SPECK);
  const [middleX, middleY] = [left + width / 2, top + height / 2];
  const strokes = ink.map((stroke) =>
    evenly(stroke, Math.max(2, Math.round(lengthOf(stroke) / side / SPACING) + 1)),
  );
  const count = strokes.reduce((sum, { length }) => sum + length, 0);
  const trace = emptyTrace(count);
  let at = 0;
  for (const stroke of strokes) {
    stroke.forEach(([x, y], index) => {
      const before = stroke[Math.max(0, index - 1)]!;
      const after = stroke[Math.min(stroke.length - 1, index + 1)]!;
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
      const length = Math.hypot(dx, dy) || 1;
      trace.x[at] = (x - middleX) / side;
      trace.y[at] = (y - middleY) / side;
      trace.towardsX[at] = dx / length;
      trace.towardsY[at] = dy / length;
      at += 1;
    });
  }
  return trace;
}

export function emptyTrace(count: number): Trace {
  const numbers = () => new Float32Array(count);
  return { count, x: numbers(), y: numbers(), towardsX: numbers(), towardsY: numbers() };
}
