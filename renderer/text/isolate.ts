import { findLanguage } from './language.ts';

/** Signs that nobody sees: what stands between them is put in its own order, whichever way the words around it go. */
const signs = { number: '\u2066', words: '\u2068', end: '\u2069' };

/**
 * Keeps together what is put into a text that is read from the right: among such words `138 0013 8001` would stand with
 * its last group first, and `1 号机` with its number behind. Numbers are read from the left in every language; a name,
 * as its first letter is. What is one word or one number has no order to lose, and neither has an id like `yes-no`, by
 * which a text may ask for another one.
 */
export function isolated(value: string, language: string, what: 'number' | 'words'): string {
  if (findLanguage(language)?.dir !== 'rtl' || /^(\p{L}+|[a-z]+(-[a-z]+)*|\p{N}+|\P{L})$/u.test(value))
    return value;
  return signs[what] + value + signs.end;
}

/** As it was before. */
export function bare(value: string): string {
  return value.replaceAll(/[\u2066-\u2069]/g, '');
}
