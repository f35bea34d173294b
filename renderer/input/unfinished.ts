import { createContext } from 'react';

/** Where an answer on its way is kept when its question is left by Back, so that whoever comes again begins where they were. */
export interface Unfinished {
  /** As it was set last, by the same input for the same question; undefined where nothing was begun. */
  get(): unknown;
  /** Undefined forgets it. */
  set(answer: unknown): void;
}

export const UnfinishedContext = createContext<Unfinished | undefined>(undefined);
