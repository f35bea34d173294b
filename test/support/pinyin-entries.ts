import { readFileSync } from 'node:fs';
import path from 'node:path';
import { candidates, type Writing } from '../../renderer/pinyin/candidates.ts';
import type { Dictionary } from '../../renderer/pinyin/dictionary.ts';

/** What a resident writes, and the letters typed for it. */
export interface WrittenEntry {
  letters: string;
  text: string;
  kind: string;
}

/**
 * The 300 entries of test/renderer/pinyin/entries.tsv, written down before the dictionary was tuned. It was tuned on
 * every other one, the first of them included; the rest were never looked at one by one.
 */
export function writtenEntries(): WrittenEntry[] {
  const file = path.resolve(import.meta.dirname, '../..', 'test/renderer/pinyin/entries.tsv');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [letters = '', text = '', kind = ''] = line.split('\t');
      return { letters, text, kind };
    });
}

export function heldOut<T>(entries: readonly T[]): T[] {
  return entries.filter((_, at) => at % 2 === 1);
}

export function isName({ kind }: WrittenEntry): boolean {
  return kind === 'name' || kind === 'surname';
}

/** At which place each entry stands among the candidates of its letters, from 1 on; Infinity where it does not. */
export function placesOf(
  dictionary: Dictionary,
  entries: readonly WrittenEntry[],
  more: Partial<Writing> = {},
): number[] {
  return entries.map((entry) => {
    const found = candidates(dictionary, entry.letters, { name: isName(entry), before: '', ...more });
    const at = found.findIndex(({ text }) => text === entry.text);
    return at < 0 ? Infinity : at + 1;
  });
}

export function percentWithin(places: readonly number[], top: number): number {
  return (places.filter((place) => place <= top).length / places.length) * 100;
}

const flat = (letters: string) => letters.replaceAll(/([zcs])h/g, '$1');
const front = (letters: string) => letters.replaceAll(/([ei])ng(?![aeiou])/g, '$1n');

/** How those type who do not tell sounds apart: the letters of each entry that come out otherwise. */
export function asSaidWhere(entries: readonly WrittenEntry[], where: keyof typeof accents): WrittenEntry[] {
  return entries
    .map((entry) => ({ ...entry, letters: accents[where](entry.letters) }))
    .filter(({ letters }, at) => letters !== entries[at]?.letters);
}

export const accents = {
  'zh ch sh as z c s': flat,
  'eng ing as en in': front,
  'both of these': (letters: string) => front(flat(letters)),
  'ang as an': (letters: string) => letters.replaceAll(/ang(?![aeiou])/g, 'an'),
  'n as l': (letters: string) => letters.replaceAll(/(^|[aeiouvgn])n(?=[aeiouv])/g, '$1l'),
  'f as hu': (letters: string) =>
    letters
      .replaceAll('feng', 'hong')
      .replaceAll('fei', 'hui')
      .replaceAll(/f(?=a)/g, 'hu'),
} as const;
