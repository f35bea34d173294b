import { areaOf, distance, type Quad } from './quad.ts';
import type { Side } from './side.ts';

/** A quadrilateral that may be a paper. */
export interface Judged {
  corners: Quad;
  /** It is lighter than what it lies on. */
  isLighter: boolean;
  /** How much speaks for it, to be compared with that of others of the same picture. */
  worth: number;
  /** How well its weakest side is seen, from 0 to 1. */
  sure: number;
}

/** What a side at the picture's edge counts for, where the paper goes on up to it. */
const CUT_COUNTS = 0.4;
/** How much less a quadrilateral is worth whose side goes on beyond a corner, and one whose inner rim is uneven. */
const GOING_ON = 0.4;
const UNEVEN = 0.4;
/** So much longer a side may be than the one across from it. */
const UNLIKE = 1.9;

/**
 * How much a quadrilateral is like a paper: seen all along, ending where its sides meet, of one light within and of
 * another outside, and large. Undefined where it is none.
 *
 * @param points of the whole picture
 */
export function judge<Name>(
  top: Side<Name>,
  right: Side<Name>,
  bottom: Side<Name>,
  left: Side<Name>,
  points: number,
): Judged | undefined {
  const isLighter = isLighterThanTable(top, right, bottom, left);
  if (isLighter === undefined) return undefined;
  const corners: Quad = [top.from, top.to, bottom.to, bottom.from];
  const [a, b, c, d] = corners;
  const high = distance(a, d) / distance(b, c);
  const wide = distance(a, b) / distance(d, c);
  if (Math.max(wide, 1 / wide, high, 1 / high) > UNLIKE) return undefined;
  const sides = [top, left, right, bottom];
  const seen = sides.filter(({ bound }) => bound.edge === undefined);
  if (seen.length < 2) return undefined;
  const insides = seen.map(inside);
  const [within, by] = [meanOf(insides), meanOf(seen.map(outside)) - meanOf(insides)];
  // What is cut off goes on up to the picture's edge; the table would too.
  const isTable = (side: Side<Name>) => Math.abs(inside(side) - within) > Math.abs(by) * 0.4;
  if (sides.some((side) => side.bound.edge !== undefined && isTable(side))) return undefined;
  const uneven = (Math.max(...insides) - Math.min(...insides)) / Math.max(40, ...insides);
  let sum = (4 - seen.length) * CUT_COUNTS;
  let weakest = 1;
  let ends = 1;
  for (const { seen: part, goesOn } of seen) {
    sum += part;
    weakest = Math.min(weakest, part);
    ends *= 1 - GOING_ON * goesOn;
  }
  const worth = (sum / 4) ** 3 * Math.sqrt(areaOf(corners) / points) * ends * (1 - UNEVEN * uneven);
  return { corners, isLighter, worth, sure: weakest * (1 - uneven) * ends };

  function inside(side: Side<Name>): number {
    return side === top || side === left ? side.under : side.over;
  }

  function outside(side: Side<Name>): number {
    return side === top || side === left ? side.over : side.under;
  }
}

/** Whether it is lighter than what it lies on; undefined where it is that at one side, and darker at another. */
function isLighterThanTable<Name>(
  top: Side<Name>,
  right: Side<Name>,
  bottom: Side<Name>,
  left: Side<Name>,
): boolean | undefined {
  let isLighter: boolean | undefined;
  for (const side of [top, right, bottom, left]) {
    if (side.bound.edge !== undefined) continue;
    const rises = side === top || side === left ? side.rises : !side.rises;
    if (rises !== (isLighter ??= rises)) return undefined;
  }
  return isLighter;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
