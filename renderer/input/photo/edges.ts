import type { Grey } from './grey.ts';

/** How steeply the light rises at each point, to the right and downwards, in steps of light for each point. */
export interface Edges {
  width: number;
  height: number;
  across: Float32Array;
  down: Float32Array;
  /** From this steepness on it is an edge and not the grain of the picture. */
  least: number;
}

/** An edge at a white table in even light is no more than this. */
const FAINTEST = 1;
/** So many of a hundred points of a picture have no edge. */
const FLAT_OF_100 = 60;
/** An edge is this many times as steep as those. */
const ABOVE_GRAIN = 1.8;
/** Steepness is counted in quarters, up to 64 of light. */
const FINE = 4;

export function edgesOf(grey: Grey): Edges {
  const { width, height } = grey;
  const light = smoothed(grey);
  const across = new Float32Array(width * height);
  const down = new Float32Array(width * height);
  const counts = new Uint32Array(256);
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const [above, below] = [at - width, at + width];
      const falling = (light[below + 1] ?? 0) - (light[above - 1] ?? 0);
      const rising = (light[above + 1] ?? 0) - (light[below - 1] ?? 0);
      const right = (falling + rising + 2 * ((light[at + 1] ?? 0) - (light[at - 1] ?? 0))) / (8 * SUM);
      const under = (falling - rising + 2 * ((light[below] ?? 0) - (light[above] ?? 0))) / (8 * SUM);
      across[at] = right;
      down[at] = under;
      const steep = Math.min(255, Math.round(FINE * Math.sqrt(right * right + under * under)));
      counts[steep] = (counts[steep] ?? 0) + 1;
    }
  }
  const grain = usualOf(counts, width * height);
  return { width, height, across, down, least: Math.max(FAINTEST, grain * ABOVE_GRAIN) };
}

/**
 * How steeply the light rises at a point towards `cos` and `sin`; 0 where there is no edge, where it crosses that line
 * instead of following it, and at the very rim of the picture.
 */
export function steepTowards(
  { width, height, across, down, least }: Edges,
  x: number,
  y: number,
  cos: number,
  sin: number,
): number {
  if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return 0;
  const at = y * width + x;
  const right = across[at] ?? 0;
  const under = down[at] ?? 0;
  const steep = right * cos + under * sin;
  const follows = steep * steep > FOLLOWS * (right * right + under * under);
  return steep >= least && follows ? steep : 0;
}

/** The part of a whole rise, squared, that an edge shows across its own line: up to some 37 degrees off. */
const FOLLOWS = 0.64;

/** What the weights of a point and its eight neighbours come to. */
const SUM = 16;

/** Each point with its eight neighbours: what a small and cheap camera makes up is gone, and an edge is still one. */
function smoothed({ width, height, light }: Grey): Uint16Array {
  const rows = new Uint16Array(width * height);
  const out = new Uint16Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [first, last] = [y * width, (y + 1) * width - 1];
    for (let at = first; at <= last; at += 1) {
      const here = light[at] ?? 0;
      rows[at] = (light[at > first ? at - 1 : at] ?? 0) + 2 * here + (light[at < last ? at + 1 : at] ?? 0);
    }
  }
  for (let y = 0; y < height; y += 1) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    for (let at = y * width; at < (y + 1) * width; at += 1)
      out[at] = (rows[at + above] ?? 0) + 2 * (rows[at] ?? 0) + (rows[at + below] ?? 0);
  }
  return out;
}

function usualOf(counts: Uint32Array, points: number): number {
  let seen = 0;
  for (const [steep, count] of counts.entries()) {
    seen += count;
    if (seen * 100 >= points * FLAT_OF_100) return steep / FINE;
  }
  return 0;
}
