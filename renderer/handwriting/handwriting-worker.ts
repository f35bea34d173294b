import { readModel } from './model.ts';
import { Recogniser } from './recognise.ts';
import type { ReadingAnswer, ReadingOrder } from './reading.ts';
import { readingsOf } from './side-by-side.ts';
import characters from './data/characters.txt?url';
import directions from './data/directions.bin?url';
import strokes from './data/strokes.bin?url';

/** Recognises handwriting beside the screen, so that the finger's line never waits for it. */

let recogniser: Promise<Recogniser> | undefined;

self.addEventListener('message', ({ data: { ink, script } }: MessageEvent<ReadingOrder>) => {
  recogniser ??= load().catch((error: unknown) => {
    // What did not come is asked for again with the next stroke.
    recogniser = undefined;
    throw error;
  });
  void recogniser.then(
    (ready) => answer({ readings: readingsOf(ready, ink, script) }),
    () => answer({ readings: [] }),
  );
});

function answer(message: ReadingAnswer): void {
  // A worker has no origin to name: the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(message);
}

async function load(): Promise<Recogniser> {
  const [text, ...bytes] = await Promise.all([
    fetchFile(characters).then((file) => file.text()),
    fetchFile(directions).then((file) => file.arrayBuffer()),
    fetchFile(strokes).then((file) => file.arrayBuffer()),
  ]);
  return new Recogniser(readModel({ characters: text, directions: bytes[0], strokes: bytes[1] }));
}

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Handwriting ${url}: ${response.status}`);
  return response;
}
