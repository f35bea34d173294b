import { ownTexts } from '../text/own-text.ts';
import type { Saying } from '../text/saying.ts';

/** A text of the ways to answer. */
export const input = ownTexts('input');

/** What the resident wrote, as it stands. */
export function literal(text: string): Saying {
  return input('literal', { text });
}
