import type { Ink } from './ink.ts';
import type { Script } from './model.ts';

/** What ink may be, and which of its strokes that uses up. */
export interface Reading {
  text: string;
  /** By their places in the ink. */
  strokes: readonly number[];
}

/** To the worker, and back. */
export interface ReadingOrder {
  ink: Ink;
  script: Script;
}

export interface ReadingAnswer {
  readings: Reading[];
}
