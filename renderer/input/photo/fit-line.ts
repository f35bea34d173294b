import { type Edges, steepTowards } from './edges.ts';
import type { Line, Point, Side } from './quad.ts';
import { distance, lineThrough } from './quad.ts';

/** The ends of a side are left out: a card's corners are round. */
export const ENDS = 0.07;
/** How far to either side of a line its edge may lie. */
const STRAYS = 3;
/** Fewer points than this are no side. */
const FEWEST = 6;

/**
 * The line through where the light rises most along a side, crossed as the side was; undefined where too little of an edge
 * is there.
 *
 * @param side with the paper at its right hand
 * @param isLighter the paper is lighter than what it lies on
 */
export function fitLine(side: Side, isLighter: boolean, edges: Edges): Line | undefined {
  const inwards = lineThrough(side);
  const { cos, sin } = isLighter ? inwards : turned(inwards);
  const [from, to] = side;
  let points: Point[] = [];
  const looks = Math.max(16, Math.round(distance(from, to) / 3));
  for (let look = 0; look < looks; look += 1) {
    const along = ENDS + ((1 - 2 * ENDS) * look) / (looks - 1);
    const x = from.x + (to.x - from.x) * along;
    const y = from.y + (to.y - from.y) * along;
    let sum = 0;
    let weighted = 0;
    for (let off = -STRAYS; off <= STRAYS; off += 1) {
      const px = Math.round(x + off * cos);
      const py = Math.round(y + off * sin);
      const steep = steepTowards(edges, px, py, cos, sin);
      sum += steep * steep;
      weighted += steep * steep * ((px - x) * cos + (py - y) * sin);
    }
    if (sum > 0) points.push({ x: x + (weighted / sum) * cos, y: y + (weighted / sum) * sin });
  }
  let line: Line | undefined;
  for (let round = 0; round < 3 && points.length >= FEWEST; round += 1) {
    line = throughAll(points);
    const { cos: c, sin: s, far } = line;
    const off = points.map(({ x, y }) => Math.abs(x * c + y * s - far));
    const usual = off.toSorted((a, b) => a - b)[Math.floor(off.length / 2)] ?? 0;
    points = points.filter((_, at) => (off[at] ?? 0) <= Math.max(0.4, 2.5 * usual));
  }
  return line && line.cos * cos + line.sin * sin < 0 ? turned(line) : line;
}

/** The same line, crossed the other way. */
function turned({ cos, sin, far }: Line): Line {
  return { cos: -cos, sin: -sin, far: -far };
}

/** The line from which these points lie least far (total least squares). */
function throughAll(points: readonly Point[]): Line {
  let [mx, my] = [0, 0];
  for (const { x, y } of points) {
    mx += x / points.length;
    my += y / points.length;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [-Math.sin(along), Math.cos(along)];
  return { cos, sin, far: mx * cos + my * sin };
}
