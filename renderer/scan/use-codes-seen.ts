import { type RefObject, useEffect, useRef } from 'react';
import type { SeeingAnswer, SeeingOrder } from './seeing.ts';
import { hearScan } from './taken-scans.ts';

/** Between two looks: a weak processor has to draw the picture as well. */
const REST_MS = 120;
/** A code that stays before the camera is one code. Looked for and not seen for so long, it is shown anew. */
const GONE_MS = 2000;
/** More pixels find no smaller code that a hand could hold still, and take longer. */
const MOST_PIXELS = 1280;

/**
 * Looks for codes in a picture that moves, as long as this is mounted. What is found is heard like what a scanner typed. The worker and its
 * megabyte come with the first look.
 *
 * @param on there is something to be seen
 */
export function useCodesSeen(
  source: RefObject<HTMLVideoElement | HTMLImageElement | null>,
  on: boolean,
): void {
  /** Outlasts what lies over the screen for a while: the same paper may still be held there when it has gone. */
  const last = useRef('');
  useEffect(() => {
    if (!on) return;
    /** Since that picture no code was in any; undefined while there is one. */
    let missingSince: number | undefined;
    let isGone = false;
    let lookedAt = 0;
    const worker = new Worker(new URL('code-worker.ts', import.meta.url), { type: 'module' });
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let timer: ReturnType<typeof setTimeout> | undefined;

    const look = () => {
      const picture = context && source.current && pictureOf(source.current, context);
      if (!picture) return rest();
      lookedAt = performance.now();
      const order: SeeingOrder = { picture };
      // A worker has no origin to name: the rule means windows.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage(order, [picture.data.buffer]);
    };
    const rest = () => {
      timer = setTimeout(look, REST_MS);
    };
    worker.addEventListener('message', ({ data: { text } }: MessageEvent<SeeingAnswer>) => {
      rest();
      if (text === null) {
        missingSince ??= lookedAt;
        // From picture to picture: on a busy processor one look takes seconds, and proves no more than any.
        isGone ||= lookedAt - missingSince >= GONE_MS;
        return;
      }
      if (isGone || text !== last.current) hearScan(text);
      last.current = text;
      missingSince = undefined;
      isGone = false;
    });
    look();
    return () => {
      clearTimeout(timer);
      worker.terminate();
    };
  }, [on, source]);
}

/** What is seen at this moment, undefined while nothing is. */
function pictureOf(
  source: HTMLVideoElement | HTMLImageElement,
  context: CanvasRenderingContext2D,
): ImageData | undefined {
  const isVideo = source instanceof HTMLVideoElement;
  const width = isVideo ? source.videoWidth : source.naturalWidth;
  const height = isVideo ? source.videoHeight : source.naturalHeight;
  if (width === 0 || height === 0) return undefined;
  const scale = Math.min(1, MOST_PIXELS / Math.max(width, height));
  const { canvas } = context;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
