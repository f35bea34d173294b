import type { Edges } from './edges.ts';
import { fitLine } from './fit-line.ts';
import type { Paper } from './paper.ts';
import { cornersBetween, lineThrough, type Quad, sidesOf } from './quad.ts';

/** The corners of a paper, exactly: looked for again along its sides in a larger picture than the one in which it was found. */
export function closer({ corners, isLighter }: Pick<Paper, 'corners' | 'isLighter'>, edges: Edges): Quad {
  const [top, right, bottom, left] = sidesOf(corners).map(
    (side) => fitLine(side, isLighter, edges) ?? lineThrough(side),
  );
  return (top && right && bottom && left && cornersBetween(top, right, bottom, left)) ?? corners;
}
