import type { Dictionary, Entry } from './dictionary.ts';
import { wholeReadings } from './sentence.ts';
import { SECOND_READING, syllablesAt, type Syllable } from './syllables.ts';

/** What the letters may mean: the text, and how many of the letters it uses up. */
export interface Candidate {
  text: string;
  letters: number;
}

export interface Writing {
  /** A person's name: surnames come first, then what people are called. */
  name: boolean;
  /** What stands before already. The first syllable of a name is a surname only when nothing does. */
  before: string;
}

const WORD_SYLLABLES = 4;

/**
 * Everything that the letters typed so far may mean, the likeliest first: the whole, then words that take the longest
 * part of it, then every single character of the first syllable, so that no character that has a reading is out of reach.
 */
export function candidates(dictionary: Dictionary, letters: string, writing: Writing): Candidate[] {
  const code = byCode(letters);
  if (code) return [code];
  const seen = new Set<string>();
  return [...inOrder(dictionary, letters, writing)].filter(({ text }) => !seen.has(text) && seen.add(text));
}

function* inOrder(dictionary: Dictionary, letters: string, writing: Writing): Generator<Candidate> {
  const first = syllablesAt(letters, 0, dictionary);
  if (first.some(({ to }) => to < letters.length)) yield* wholeReadings(dictionary, letters, writing);
  if (!writing.name) yield* longestWords(dictionary, letters);
  for (const syllable of first) yield* characters(dictionary, syllable, writing);
  for (const syllable of first) yield* rareCharacters(dictionary, syllable);
}

/** Words of two syllables and more from the first letter on, those that use most letters first. */
function longestWords(dictionary: Dictionary, letters: string): Candidate[] {
  const found: (Candidate & { cost: number })[] = [];
  const walk = (at: number, path: readonly Syllable[]) => {
    const last = path.at(-1);
    if (last && path.length > 1) {
      for (const reading of spelled(path)) {
        const readings = last.partial ? dictionary.readingsFrom(reading) : [reading];
        const entries = readings.flatMap((one) => dictionary.words(one));
        found.push(...entries.map(({ text, cost }) => ({ text, cost, letters: last.to })));
      }
    }
    if (path.length === WORD_SYLLABLES || last?.partial) return;
    for (const syllable of syllablesAt(letters, at, dictionary)) walk(syllable.to, [...path, syllable]);
  };
  walk(0, []);
  return found.sort((a, b) => b.letters - a.letters || a.cost - b.cost);
}

/** The readings that a row of syllables may stand for, as the dictionary writes them. */
function spelled(path: readonly Syllable[]): string[] {
  return path.reduce<string[]>(
    (before, { readings }) =>
      before.flatMap((start) => readings.map((reading) => (start ? `${start} ${reading}` : reading))),
    [''],
  );
}

function characters(dictionary: Dictionary, syllable: Syllable, { name, before }: Writing): Candidate[] {
  const readings = fullReadings(dictionary, syllable);
  const from = (list: (reading: string) => readonly Entry[]) =>
    readings
      .flatMap((reading, at) => {
        const extra = syllable.partial ? 0 : at * SECOND_READING;
        return list(reading).map(({ text, cost }) => ({ text, cost: cost + extra }));
      })
      .sort((a, b) => a.cost - b.cost);
  const named = name ? from(before === '' ? dictionary.surnames : dictionary.given) : [];
  return [...named, ...from(dictionary.words)].map(({ text }) => ({ text, letters: syllable.to }));
}

function rareCharacters(dictionary: Dictionary, syllable: Syllable): Candidate[] {
  return fullReadings(dictionary, syllable)
    .flatMap((reading) => dictionary.rare(reading))
    .map((text) => ({ text, letters: syllable.to }));
}

/** The syllables that a beginning may grow into. */
function fullReadings(dictionary: Dictionary, { partial, readings }: Syllable): readonly string[] {
  if (!partial) return readings;
  return [...dictionary.syllables].filter((syllable) => readings.some((start) => syllable.startsWith(start)));
}

/** Whether one more sign can make these letters a character's number in Unicode: then a figure belongs to them. */
export function mayBecomeCode(letters: string): boolean {
  return /^u[0-9a-f]{0,4}$/.test(letters);
}

/**
 * `u2ebf0`: a character by its number in Unicode, which the household register prints beside characters that hardly
 * any keyboard has. No syllable begins with u, so it is never in the way.
 */
function byCode(letters: string): Candidate | undefined {
  const code = /^u([0-9a-f]{4,5})$/.exec(letters)?.[1];
  if (!code) return undefined;
  const text = String.fromCodePoint(Number.parseInt(code, 16));
  // Those that stand for another one for compatibility's sake are somebody's name all the same: 郎 (U+F92C).
  return /^(?=\p{Script=Han})\p{Lo}$/u.test(text) ? { text, letters: letters.length } : undefined;
}
