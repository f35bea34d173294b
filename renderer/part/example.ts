import type { ReactNode } from 'react';
import type { Saying } from '../text/saying.ts';

/**
 * One state of a part, by name. Examples are a part's documentation, and what its screenshots and its accessibility
 * tests are made of (test/renderer/part): a state that has no example is a state that nobody has looked at.
 */
export interface Example {
  name: string;
  node: ReactNode;
  /** It is a screen by itself; every other example is shown on the sheet of one. */
  screen?: boolean;
}

/** Words of an example, in Chinese and in English: they are no text of the program, so they have no key of their own. */
export function example(zh: string, en: string): Saying {
  return { ns: 'example', key: 'words', values: { zh, en } };
}

/** For keys of examples, where nothing is to come of a press. */
export function nothing(): void {}
