import { type Grey, greyOf } from './grey.ts';

/** What makes a photo hard to read. */
export type Blemish = 'dim' | 'glaring' | 'blank' | 'blurred' | OfPaper;
/** What is seen where a paper is looked for: a lamp is mirrored in it, or not all of it is there. */
export type OfPaper = 'glare' | 'cut';

/** Half of what the camera gives: letters that are sharp there are sharp here, and it is judged within a blink. */
const WIDTH = 960;
/** Tiles across and down: a card may lie in one corner of an empty table. */
const TILES = 8;
/** Mean light below which a lamp is missing, and above which the paper mirrors one. */
const DIM = 45;
const GLARING = 235;
/** The spread of light in a tile with anything on it. Paper alone, or a hand before the lens, has less. */
const DRAWN = 9;
/** The slope from which something is an edge and not the grain of a dark picture. */
const SLOPE = 12;
/** A slope has to be this many times the grain to be more than that. */
const ABOVE_GRAIN = 4;
/** By so much of its own size grain bends what is an edge, which says nothing of the letters. */
const BENT_BY_GRAIN = 0.5;
/** Fewer points than this in a tile may be edges by chance. */
const FEW = 12;
/** How abruptly edges begin and end, in their own slope: letters of 3 mm can be read down to it. */
const SHARP = 0.4;

/** What is amiss with a photo that was just taken. A picture that cannot be looked into has nothing amiss. */
export async function blemishIn(photo: Blob): Promise<Blemish | undefined> {
  try {
    const bitmap = await createImageBitmap(photo, { resizeWidth: WIDTH, resizeQuality: 'medium' });
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) return undefined;
    context.drawImage(bitmap, 0, 0);
    return blemishOf(greyOf(context.getImageData(0, 0, width, height)));
  } catch {
    return undefined;
  }
}

/** Judged by the tiles that have something on them, whatever lies around the paper; the light by the whole. */
export function blemishOf(grey: Grey): Blemish | undefined {
  const mean = grey.light.reduce((sum, light) => sum + light, 0) / grey.light.length;
  if (mean < DIM) return 'dim';
  const drawn = tilesOf(grey).filter(({ spread }) => spread >= DRAWN);
  if (drawn.length === 0) return mean > GLARING ? 'glaring' : 'blank';
  return areSharp(drawn) ? undefined : 'blurred';
}

/** Whether letters on it can be read. Where nothing is drawn nothing can. */
export function isSharp(grey: Grey): boolean {
  return areSharp(tilesOf(grey).filter(({ spread }) => spread >= DRAWN));
}

/** A hand that trembled smears one way only. */
function areSharp(tiles: readonly Tile[]): boolean {
  return [tiles.map(({ across }) => across), tiles.map(({ down }) => down)].every(
    (each) => Math.max(...each) >= SHARP,
  );
}

interface Tile {
  /** Standard deviation of the light. */
  spread: number;
  /** Of its edges, either way: how fast the slope changes, by the slope. A step has 2, and one that was smeared less. */
  across: number;
  down: number;
}

function tilesOf(grey: Grey): Tile[] {
  const { width, height, light } = grey;
  const grain = grainOf(grey);
  const least = Math.max(SLOPE, ABOVE_GRAIN * grain);
  const wide = Math.floor((width - 2) / TILES);
  const high = Math.floor((height - 2) / TILES);
  const tiles: Tile[] = [];
  for (let top = 1; top + high < height; top += high)
    for (let left = 1; left + wide < width; left += wide) tiles.push(tileAt(top, left));
  return tiles;

  function tileAt(top: number, left: number): Tile {
    let [sum, squares] = [0, 0];
    const across = { slopes: 0, bends: 0, points: 0 };
    const down = { slopes: 0, bends: 0, points: 0 };
    for (let y = top; y < top + high; y += 1) {
      for (let at = y * width + left; at < y * width + left + wide; at += 1) {
        const here = light[at] ?? 0;
        sum += here;
        squares += here * here;
        follow(across, light[at - 1] ?? 0, here, light[at + 1] ?? 0, least);
        follow(down, light[at - width] ?? 0, here, light[at + width] ?? 0, least);
      }
    }
    const count = wide * high;
    return {
      spread: Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)),
      across: sharpness(across, grain),
      down: sharpness(down, grain),
    };
  }
}

interface Edges {
  slopes: number;
  bends: number;
  points: number;
}

function follow(edges: Edges, before: number, here: number, after: number, least: number): void {
  const slope = Math.abs(after - before) / 2;
  if (slope < least) return;
  edges.slopes += slope;
  edges.bends += Math.abs(before + after - 2 * here);
  edges.points += 1;
}

function sharpness({ slopes, bends, points }: Edges, grain: number): number {
  return points < FEW ? 0 : Math.max(0, bends - BENT_BY_GRAIN * grain * points) / slopes;
}

/** How far the light strays from point to point where nothing is drawn: a standard deviation, from the median bend. */
function grainOf({ width, height, light }: Grey): number {
  const counts = new Uint32Array(512);
  let points = 0;
  for (let y = 0; y < height; y += 2) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const bend = Math.abs((light[at - 1] ?? 0) + (light[at + 1] ?? 0) - 2 * (light[at] ?? 0));
      counts[bend] = (counts[bend] ?? 0) + 1;
      points += 1;
    }
  }
  let seen = 0;
  const half = counts.findIndex((count) => {
    seen += count;
    return 2 * seen >= points;
  });
  return half / 1.65;
}
