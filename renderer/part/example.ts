import type { ReactNode } from 'react';

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

/** Words of an example: no text of the program, and no key. */
export function words(text: string) {
  return { ns: 'part', key: 'example', values: { text } };
}
