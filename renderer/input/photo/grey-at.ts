import { type Grey, greyOf } from './grey.ts';
import type { Part } from './sight.ts';

/** A new one for each look takes longer than what is drawn on it. */
let kept: OffscreenCanvasRenderingContext2D | undefined;

/** @param across points for the whole width of the picture, of which `part` may be all that is wanted */
export function greyAt(
  picture: ImageBitmap,
  across: number,
  { x, y, width, height }: Part = { x: 0, y: 0, width: 1, height: 1 },
): Grey {
  const [high, wide] = [picture.height, picture.width];
  const down = Math.round((across * high) / wide);
  const [w, h] = [Math.max(3, Math.round(width * across)), Math.max(3, Math.round(height * down))];
  const context = atLeast(w, h);
  // Left out points would be letters in pieces. At half the size
  // each is the mean of four by itself, in half the time.
  context.imageSmoothingQuality = wide > 2 * across ? 'medium' : 'low';
  context.drawImage(picture, x * wide, y * high, width * wide, height * high, 0, 0, w, h);
  return greyOf(context.getImageData(0, 0, w, h));
}

function atLeast(width: number, height: number): OffscreenCanvasRenderingContext2D {
  if (!kept || kept.canvas.width < width || kept.canvas.height < height) kept = canvasOf(width, height)[1];
  return kept;
}

export function canvasOf(
  width: number,
  height: number,
): [OffscreenCanvas, OffscreenCanvasRenderingContext2D] {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas');
  return [canvas, context];
}
