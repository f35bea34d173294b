import { readFileSync } from 'node:fs';

/**
 * The 3500 characters of level 1 of 通用规范汉字表 (State Council, 2013): what everybody who went to school has met.
 * Taken from the field kTGH of the Unicode Han Database 15.0.
 */
export const commonCharacters: ReadonlySet<string> = new Set(
  readFileSync(new URL('common-characters.txt', import.meta.url), 'utf8').replaceAll('\n', ''),
);
