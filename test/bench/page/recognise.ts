import type { Ink } from '../../../renderer/handwriting/ink.ts';
import { type ModelFiles, readModel } from '../../../renderer/handwriting/model.ts';
import { Recogniser } from '../../../renderer/handwriting/recognise.ts';

/** What test/bench/handwriting.ts calls in a page: how long each recognition takes, in milliseconds. */
export interface TimesRecognitions {
  timeRecognitions(files: { characters: string; directions: string; strokes: string }, inks: Ink[]): number[];
}

const times: TimesRecognitions = {
  timeRecognitions({ characters, directions, strokes }, inks) {
    const files: ModelFiles = { characters, directions: bytes(directions), strokes: bytes(strokes) };
    const recogniser = new Recogniser(readModel(files));
    return inks.map((ink) => {
      const from = performance.now();
      recogniser.guess(ink, 'simplified', 10);
      return performance.now() - from;
    });
  },
};
Object.assign(globalThis, times);

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)).buffer;
}
