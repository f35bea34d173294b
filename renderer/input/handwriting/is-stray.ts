import { boxOf, type Ink, type Stroke } from '../../handwriting/ink.ts';

/** In millimetres: a finger that rests moves about so much, and a dot is drawn longer. */
const RESTS = 1.5;
/** A dot belongs to a character within so much of its size. */
const NEAR = 0.6;

/**
 * Whether a touch is no part of the writing: it hardly moved, and nothing is written where it was. A palm, a knuckle, a
 * finger put down to think. Beside what is written it is the dot that it looks like.
 */
export function isStray(stroke: Stroke, ink: Ink, pxPerMm: number): boolean {
  const touch = boxOf([stroke]);
  if (Math.max(touch.width, touch.height) > RESTS * pxPerMm) return false;
  if (ink.length === 0) return true;
  const written = boxOf(ink);
  const reach = NEAR * Math.max(written.width, written.height);
  const isAway = (at: number, from: number, length: number) =>
    at < from - reach || at > from + length + reach;
  return isAway(touch.left, written.left, written.width) || isAway(touch.top, written.top, written.height);
}
