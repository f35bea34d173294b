import { type Blemish, blemishOf } from './blemish.ts';
import { closer } from './closer.ts';
import { edgesOf } from './edges.ts';
import { evenLight } from './even-light.ts';
import { flatten, pageSize } from './flatten.ts';
import { hasGlare } from './glare.ts';
import { canvasOf, greyAt } from './grey-at.ts';
import { greyOf } from './grey.ts';
import type { LookingAnswer, LookingOrder, Taken } from './looking.ts';
import { findPaper } from './paper.ts';
import { type Quad, scaled } from './quad.ts';
import { DETAILED, lookAtPicture } from './look-at-picture.ts';
import { LOOKED_AT, SURE } from './sight.ts';

/** Looks at what the camera sees, and makes a page of what it took, beside the screen. */

const QUALITY = 0.88;

self.addEventListener('message', ({ data }: MessageEvent<LookingOrder>) => void answer(data));

async function answer({ kind, picture }: LookingOrder): Promise<void> {
  const message = await (kind === 'look' ? lookAt(picture) : finish(picture)).catch((): LookingAnswer => ({
    kind: 'failed',
  }));
  picture.close();
  // A worker has no origin to name: the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(message);
}

async function lookAt(picture: ImageBitmap): Promise<LookingAnswer> {
  return { kind: 'seen', sight: lookAtPicture(picture) };
}

async function finish(picture: ImageBitmap): Promise<LookingAnswer> {
  return { kind: 'finished', taken: await takenFrom(picture) };
}

async function takenFrom(picture: ImageBitmap): Promise<Taken> {
  const { width, height } = picture;
  const [canvas, context] = canvasOf(width, height);
  context.drawImage(picture, 0, 0);
  const small = greyAt(picture, LOOKED_AT);
  const whole = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  const paper = findPaper(small);
  if (!paper || paper.sure < SURE) return withBlemish({ whole }, blemishOf(greyAt(picture, DETAILED)));
  if (paper.cut.length > 0) return withBlemish({ whole }, blemishOf(greyAt(picture, DETAILED)) ?? 'cut');
  const detailed = greyAt(picture, DETAILED);
  const found = { ...paper, corners: scaled(paper.corners, DETAILED / LOOKED_AT) };
  const corners = scaled(closer(found, edgesOf(detailed)), width / DETAILED);
  const page = await pageOf(context.getImageData(0, 0, width, height), corners);
  const blemish = page.blemish ?? (hasGlare(small, paper.corners) ? 'glare' : undefined);
  return withBlemish({ whole, page: page.jpeg }, blemish);
}

async function pageOf(picture: ImageData, corners: Quad): Promise<{ jpeg: Blob; blemish?: Blemish }> {
  const { width, height } = pageSize(corners);
  const page = new ImageData(width, height);
  flatten(picture, corners, page);
  const [canvas, context] = canvasOf(width, height);
  context.putImageData(page, 0, 0);
  // Judged as it was seen: light that is added afterwards makes nothing easier to read.
  const half = canvasOf(Math.round(width / 2), Math.round(height / 2))[1];
  half.drawImage(canvas, 0, 0, half.canvas.width, half.canvas.height);
  const blemish = blemishOf(greyOf(half.getImageData(0, 0, half.canvas.width, half.canvas.height)));
  evenLight(page);
  context.putImageData(page, 0, 0);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { jpeg, ...(blemish && { blemish }) };
}

function withBlemish(taken: Taken, blemish: Blemish | undefined): Taken {
  return blemish ? { ...taken, blemish } : taken;
}
