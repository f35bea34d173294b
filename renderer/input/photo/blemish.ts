/** What makes a photo hard to read. */
export type Blemish = 'dim' | 'glaring' | 'blank' | 'blurred';

/** A picture in grey, row by row, 0 black to 255 white. */
export interface Grey {
  width: number;
  height: number;
  light: Uint8ClampedArray;
}

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
    const { data } = context.getImageData(0, 0, width, height);
    const light = new Uint8ClampedArray(width * height);
    for (let at = 0; at < light.length; at += 1) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
      light[at] = 0.299 * red + 0.587 * green + 0.114 * blue;
    }
    return blemishOf({ width, height, light });
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
  // A hand that trembled smears one way only.
  const sharp = [drawn.map(({ across }) => across), drawn.map(({ down }) => down)].every(
    (tiles) => Math.max(...tiles) >= SHARP,
  );
  return sharp ? undefined : 'blurred';
}

interface Tile {
  /** Standard deviation of the light. */
  spread: number;
  /** Of its edges, either way: how fast the slope changes, by the slope. A step has 2, and one that was smeared less. */
  across: number;
  down: number;
}

function tilesOf({ width, height, light }: Grey): Tile[] {
  const wide = Math.floor((width - 2) / TILES);
  const high = Math.floor((height - 2) / TILES);
  const tiles: Tile[] = [];
  for (let top = 1; top + high < height; top += high)
    for (let left = 1; left + wide < width; left += wide) tiles.push(tileAt(top, left));
  return tiles;

  function tileAt(top: number, left: number): Tile {
    let [sum, squares] = [0, 0];
    const across = { slopes: 0, bends: 0 };
    const down = { slopes: 0, bends: 0 };
    for (let y = top; y < top + high; y += 1) {
      for (let at = y * width + left; at < y * width + left + wide; at += 1) {
        const here = light[at] ?? 0;
        sum += here;
        squares += here * here;
        follow(across, light[at - 1] ?? 0, here, light[at + 1] ?? 0);
        follow(down, light[at - width] ?? 0, here, light[at + width] ?? 0);
      }
    }
    const count = wide * high;
    return {
      spread: Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)),
      across: sharpness(across),
      down: sharpness(down),
    };
  }
}

interface Edges {
  slopes: number;
  bends: number;
}

function follow(edges: Edges, before: number, here: number, after: number): void {
  const slope = Math.abs(after - before) / 2;
  if (slope < SLOPE) return;
  edges.slopes += slope;
  edges.bends += Math.abs(before + after - 2 * here);
}

function sharpness({ slopes, bends }: Edges): number {
  return slopes === 0 ? 0 : bends / slopes;
}
