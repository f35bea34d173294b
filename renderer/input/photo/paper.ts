import { edgesOf } from './edges.ts';
import { fitLine } from './fit-line.ts';
import type { Grey } from './grey.ts';
import { linesIn } from './lines.ts';
import { type Line, type Quad, sidesOf } from './quad.ts';
import { type Bound, type Side, sidesBetween } from './side.ts';
import { judge, type Judged } from './worth.ts';

/** Its sides, and where it may reach beyond the picture. */
export const sideNames = ['top', 'right', 'bottom', 'left'] as const;
export type Edge = (typeof sideNames)[number];

export interface Paper {
  /** In points of the picture; those of a paper that is cut off lie on its edge. */
  corners: Quad;
  /** It is lighter than what it lies on. */
  isLighter: boolean;
  cut: readonly Edge[];
  /** How well its weakest side is seen, from 0 to 1. */
  sure: number;
}

/** So many lines each way are tried: a wooden table has as many of its own. */
const LINES = 13;
/** So many of the quadrilaterals that are most like a paper are looked at exactly. */
const FINALISTS = 5;

/**
 * The paper or card in a picture of some 240 points across: the four straight edges that are seen best, end where they
 * meet, have much the same light all along their inner side and another outside, and enclose the most.
 */
export function findPaper(grey: Grey): Paper | undefined {
  const { width, height } = grey;
  const edges = edgesOf(grey);
  const lines = linesIn(edges, LINES);
  const rows = boundsOf(lines.across, height, 'top', 'bottom');
  const columns = boundsOf(lines.down, width, 'left', 'right');
  const across = pairsOf(rows, ({ cos, sin, far }) => (far - (cos * width) / 2) / sin);
  const down = pairsOf(columns, ({ cos, sin, far }) => (far - (sin * height) / 2) / cos);
  const level = sidesBetween(rows, columns, down, edges, grey);
  const upright = sidesBetween(columns, rows, across, edges, grey);
  const promising: { judged: Judged; sides: Sides }[] = [];
  for (const [high, [upper, lower]] of across.entries()) {
    const [tops, bottoms] = [level[upper], level[lower]];
    for (let wide = 0; wide < down.length; wide += 1) {
      const top = tops?.[wide];
      const bottom = bottoms?.[wide];
      if (!top || !bottom) continue;
      const left = upright[down[wide]?.[0] ?? 0]?.[high];
      const right = upright[down[wide]?.[1] ?? 0]?.[high];
      if (!left || !right) continue;
      const judged = judge(top, right, bottom, left, width * height);
      if (judged) promising.push({ judged, sides: [top, right, bottom, left] });
    }
  }
  promising.sort((one, other) => other.judged.worth - one.judged.worth);
  let best: (Judged & Paper) | undefined;
  for (const { judged, sides } of promising.slice(0, FINALISTS)) {
    const exact = exactly(judged, sides);
    if (exact && exact.worth > (best?.worth ?? 0)) best = exact;
  }
  return best;

  /** A line that was found a little askew leaves its edge half way, and would seem to end there: all is judged anew. */
  function exactly({ corners, isLighter }: Judged, sides: Sides): (Judged & Paper) | undefined {
    const [top, right, bottom, left] = sidesOf(corners).map((side, at): Bound<Edge> | undefined =>
      sides[at]?.bound.edge ? sides[at].bound : (fitLine(side, isLighter, edges) ?? sides[at]?.bound),
    );
    if (!top || !right || !bottom || !left) return undefined;
    const [[over] = [], [under] = []] = sidesBetween([top, bottom], [left, right], [[0, 1]], edges, grey);
    const [[first] = [], [second] = []] = sidesBetween([left, right], [top, bottom], [[0, 1]], edges, grey);
    const judged = over && under && first && second && judge(over, second, under, first, width * height);
    return judged && { ...judged, cut: sides.flatMap(({ bound }) => bound.edge ?? []) };
  }
}

type Sides = readonly [Side<Edge>, Side<Edge>, Side<Edge>, Side<Edge>];

function boundsOf(found: readonly Line[], size: number, low: Edge, high: Edge): Bound<Edge>[] {
  const [cos, sin] = low === 'left' ? [1, 0] : [0, 1];
  return [...found, { cos, sin, far: 1, edge: low }, { cos, sin, far: size - 2, edge: high }];
}

/**
 * Every two lines of one way that may be opposite sides, by their places, the one that is nearer to the top or the left
 * first.
 */
function pairsOf(lines: readonly Bound<Edge>[], middle: (line: Line) => number): [number, number][] {
  const pairs: [number, number][] = [];
  const middles = lines.map(middle);
  for (let at = 0; at < lines.length; at += 1) {
    for (let next = at + 1; next < lines.length; next += 1) {
      const [line, other] = [lines[at], lines[next]];
      if (!line || !other || !areOpposite(line, other)) continue;
      pairs.push((middles[at] ?? 0) <= (middles[next] ?? 0) ? [at, next] : [next, at]);
    }
  }
  return pairs;
}

/** Seen at a slant opposite sides are not parallel, but nearly; and it is lighter within at both of them, or darker. */
function areOpposite(one: Bound<Edge>, other: Bound<Edge>): boolean {
  const turned = one.cos * other.cos + one.sin * other.sin;
  return one.edge || other.edge ? Math.abs(turned) > 0.87 : turned < -0.87;
}
