import type { WordMark } from './voice.ts';
import type { VoiceRun } from './voice-run.ts';

/** What the screen asks of the worker that holds the voice. */
export type EspeakOrder =
  | { kind: 'load'; url: string; voices: readonly string[] }
  /** `rate` in words a minute, 80 to 450. */
  | { kind: 'speak'; id: number; runs: readonly VoiceRun[]; rate: number };

/** What the worker answers: `chunk` as often as there is sound, then `end`. */
export type EspeakAnswer =
  | { kind: 'ready' }
  | { kind: 'missing'; reason: string }
  | { kind: 'chunk'; id: number; samples: Float32Array<ArrayBuffer>; sampleRate: number; marks: WordMark[] }
  | { kind: 'end'; id: number };
