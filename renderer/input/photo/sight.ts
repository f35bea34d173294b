import { isSharp } from './blemish.ts';
import { hasGlare } from './glare.ts';
import type { Grey } from './grey.ts';
import { type Edge, findPaper, type Paper } from './paper.ts';
import { distance, type Quad, scaled, sidesOf } from './quad.ts';

/**
 * What the paper before the camera lacks. `to-…` says where in the picture it has to go: what is cut off at the left has
 * to go to the right.
 */
export type Lack =
  | 'dim'
  | 'no-paper'
  | 'too-near'
  | 'too-far'
  | 'to-left'
  | 'to-right'
  | 'to-top'
  | 'to-bottom'
  | 'slanting'
  | 'glare'
  | 'blurred';

/** What one look at the camera's picture tells. */
export interface Sight {
  lack?: Lack;
  /** Where the paper was found, in parts of the picture's width and height. */
  corners?: Quad;
}

/** A part of the picture, in parts of its width and height. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As wide a picture as the paper is looked for in: in a larger one it takes longer, and is found no better. */
export const LOOKED_AT = 240;
/** A paper of which one is less sure is not straightened, and nothing is said of how it lies. */
export const SURE = 0.42;

/** Where not even the lightest parts of the picture reach this there is too little light. */
const DIM = 90;
/** A paper that is neither as wide nor as high as these parts of the picture is too small to be read. */
const WIDE = 0.5;
const HIGH = 0.6;
/** How far the upper side may lean, in degrees, and how much longer a side may be than the one across. */
const LEANS = 18;
const UNLIKE = 1.5;
/** The middle of the paper, as much as is needed to see whether its letters are sharp. */
const DETAIL: Pick<Part, 'width' | 'height'> = { width: 0.36, height: 0.42 };

/**
 * Looks for the paper and for what is amiss with it, the worst first.
 *
 * @param grey some `LOOKED_AT` points across
 * @param detail that part of the same picture at 960 points for the whole width
 */
export function look(grey: Grey, detail: (part: Part) => Grey): Sight {
  if (lightestOf(grey) < DIM) return { lack: 'dim' };
  const paper = findPaper(grey);
  if (!paper || paper.sure < SURE) return { lack: 'no-paper' };
  const corners = scaled(paper.corners, 1 / grey.width, 1 / grey.height);
  const lack = lackOf(paper, corners, grey, detail);
  return { corners, ...(lack && { lack }) };
}

function lackOf(paper: Paper, corners: Quad, grey: Grey, detail: (part: Part) => Grey): Lack | undefined {
  const away = awayFrom(paper.cut);
  if (away) return away;
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const box = { x: Math.min(...xs), y: Math.min(...ys) };
  const [width, height] = [Math.max(...xs) - box.x, Math.max(...ys) - box.y];
  if (width < WIDE && height < HIGH) return 'too-far';
  if (isSlanting(paper.corners)) return 'slanting';
  if (hasGlare(grey, paper.corners)) return 'glare';
  const part = { width: Math.min(width, DETAIL.width), height: Math.min(height, DETAIL.height) };
  const middle = { x: box.x + (width - part.width) / 2, y: box.y + (height - part.height) / 2 };
  return isSharp(detail({ ...middle, ...part })) ? undefined : 'blurred';
}

function awayFrom(cut: readonly Edge[]): Lack | undefined {
  const [is, all] = [(edge: Edge) => cut.includes(edge), cut.length];
  if (all === 0) return undefined;
  if ((is('left') && is('right')) || (is('top') && is('bottom'))) return 'too-near';
  if (is('left')) return 'to-right';
  if (is('right')) return 'to-left';
  return is('top') ? 'to-bottom' : 'to-top';
}

function isSlanting(corners: Quad): boolean {
  const [a, b] = corners;
  const leans = Math.abs((Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI);
  const [upper, right, lower, left] = sidesOf(corners).map(([from, to]) => distance(from, to));
  if (!upper || !right || !lower || !left) return true;
  return leans > LEANS || Math.max(upper / lower, lower / upper, left / right, right / left) > UNLIKE;
}

/** What a fiftieth of the picture reaches. */
function lightestOf({ light }: Grey): number {
  const counts = new Uint32Array(256);
  for (const value of light) counts[value] = (counts[value] ?? 0) + 1;
  let above = 0;
  for (let value = 255; value > 0; value -= 1) {
    above += counts[value] ?? 0;
    if (above * 50 >= light.length) return value;
  }
  return 0;
}
