import { alongLine } from './along.ts';
import type { Edges } from './edges.ts';
import { ENDS } from './fit-line.ts';
import type { Grey } from './grey.ts';
import { crossing, type Line, type Point } from './quad.ts';

/** What may bound a paper: an edge that was seen, or the picture's own, up to which a paper may go on. */
export interface Bound<Name> extends Line {
  edge?: Name;
}

/** A piece of a line, between two others, that may be the side of a paper. */
export interface Side<Name> {
  bound: Bound<Name>;
  /** Its upper or left end, and its lower or right one. */
  from: Point;
  to: Point;
  /** The part of it at which there is an edge along it. */
  seen: number;
  /** The part of what lies just beyond one of its ends at which there is one: of that end at which there is more. */
  goesOn: number;
  /** The light below it, or at its right, and above it, or at its left. */
  under: number;
  over: number;
  /** It is lighter below it, or at its right. */
  rises: boolean;
}

/** A paper that fills less of the picture's width or height than this is not looked for. */
const NARROWEST = 0.16;
/** A side of which less than this is seen is none. */
const LEAST_SEEN = 0.42;
/** How far beyond a corner a line is followed, in points. A paper's side ends there; a shadow's, or a plank's, does not. */
const BEYOND = { from: 4, to: 14 };

/**
 * Of each line the pieces between each two that cross it, in the order of the lines and of the pairs; undefined where that
 * can be no side.
 *
 * @param pairs by their place among those that cross, the upper or left one first
 */
export function sidesBetween<Name>(
  bounds: readonly Bound<Name>[],
  crossers: readonly Line[],
  pairs: readonly (readonly [number, number])[],
  edges: Edges,
  grey: Grey,
): (Side<Name> | undefined)[][] {
  const { width, height } = edges;
  const shortest = NARROWEST * Math.min(width, height);
  return bounds.map((bound) => {
    const along = alongLine(bound, edges, grey);
    const isAcross = Math.abs(bound.sin) > Math.abs(bound.cos);
    const slope = isAcross ? Math.abs(bound.sin) : Math.abs(bound.cos);
    const rises = (isAcross ? bound.sin : bound.cos) > 0;
    const ends = crossers.map((crosser) => {
      const point = crossing(bound, crosser);
      return point && isWithin(point) ? point : undefined;
    });
    return pairs.map(([first, second]) => {
      const [from, to] = [ends[first], ends[second]];
      if (!from || !to) return undefined;
      const [low, high] = isAcross ? [from.x, to.x] : [from.y, to.y];
      if (high - low < shortest) return undefined;
      const end = ENDS * (high - low);
      const seen = bound.edge === undefined ? along.seen(low + end, high - end) : 0;
      if (bound.edge === undefined && seen < LEAST_SEEN) return undefined;
      const ahead = along.ahead(low + end, high - end);
      const behind = along.behind(low + end, high - end);
      const goesOn = Math.max(
        along.seen(low - BEYOND.to * slope, low - BEYOND.from * slope),
        along.seen(high + BEYOND.from * slope, high + BEYOND.to * slope),
      );
      const [under, over] = rises ? [ahead, behind] : [behind, ahead];
      return { bound, from, to, seen, goesOn, under, over, rises };
    });
  });

  function isWithin({ x, y }: Point): boolean {
    return x >= -2 && y >= -2 && x <= width + 2 && y <= height + 2;
  }
}
