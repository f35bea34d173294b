import type { Candidate, Writing } from './candidates.ts';
import type { Dictionary, Entry } from './dictionary.ts';
import { SECOND_READING, syllablesAt, type Syllable } from './syllables.ts';

/** One way of reading the letters up to a place. */
interface Path {
  text: string;
  cost: number;
}

/** How many ways are kept at each place, and how many are offered. A name is guessed at more often than a sentence. */
const KEPT = 8;
const OFFERED = { name: 5, text: 1 };
const WORD_SYLLABLES = 4;

/** What it costs to take a character that is no surname for one, or one that nobody is called by. */
const NO_SURNAME = 6;
const NO_GIVEN_NAME = 2;

/** The likeliest readings of the letters as a whole: the cheapest ways through all words that they may spell. */
export function wholeReadings(dictionary: Dictionary, letters: string, writing: Writing): Candidate[] {
  const paths = new Map<number, Path[]>([[0, [{ text: '', cost: 0 }]]]);
  let furthest = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const here = paths.get(at);
    if (!here) continue;
    furthest = Math.max(furthest, at);
    for (const { to, entries } of piecesAt(dictionary, letters, at, { ...writing, first: at === 0 })) {
      const grown = entries.flatMap((entry) =>
        here.map(({ text, cost }) => ({ text: text + entry.text, cost: cost + entry.cost })),
      );
      paths.set(to, cheapest([...(paths.get(to) ?? []), ...grown]));
      furthest = Math.max(furthest, to);
    }
  }
  const offered = writing.name ? OFFERED.name : OFFERED.text;
  return (paths.get(furthest) ?? []).slice(0, offered).map(({ text }) => ({ text, letters: furthest }));
}

function cheapest(paths: Path[]): Path[] {
  const seen = new Set<string>();
  return paths
    .sort((a, b) => a.cost - b.cost)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, KEPT);
}

interface Piece {
  to: number;
  entries: readonly Entry[];
}

function piecesAt(
  dictionary: Dictionary,
  letters: string,
  from: number,
  writing: Writing & { first: boolean },
): Piece[] {
  const pieces: Piece[] = [];
  const walk = (at: number, readings: readonly Entry[], syllables: number) => {
    for (const syllable of syllablesAt(letters, at, dictionary)) {
      const longer = readings.flatMap((reading) => spell(reading, syllable));
      const entries = longer.flatMap((reading) =>
        entriesOf(dictionary, reading, syllable, syllables, writing).map(({ text, cost }) => ({
          text,
          cost: cost + reading.cost,
        })),
      );
      if (entries.length > 0) pieces.push({ to: syllable.to, entries: cheapestEntries(entries) });
      if (syllables < WORD_SYLLABLES && !syllable.partial) walk(syllable.to, longer, syllables + 1);
    }
  };
  walk(from, [{ text: '', cost: 0 }], 1);
  return pieces;
}

/** A reading one syllable longer, in each way that the syllable may be read. */
function spell(reading: Entry, { readings }: Syllable): Entry[] {
  return readings.map((syllable, at) => ({
    text: reading.text ? `${reading.text} ${syllable}` : syllable,
    cost: reading.cost + at * SECOND_READING,
  }));
}

function entriesOf(
  dictionary: Dictionary,
  reading: Entry,
  { partial }: Syllable,
  syllables: number,
  writing: Writing & { first: boolean },
): readonly Entry[] {
  const readings = partial ? dictionary.readingsFrom(reading.text) : [reading.text];
  return readings.flatMap((one) => {
    if (!writing.name) return dictionary.words(one);
    if (writing.first && writing.before === '') return surnames(dictionary, one, syllables);
    return syllables === 1 ? givenNames(dictionary, one) : [];
  });
}

function surnames(dictionary: Dictionary, reading: string, syllables: number): readonly Entry[] {
  const known = dictionary.surnames(reading);
  return syllables > 1 ? known : [...known, ...dearer(dictionary.words(reading), NO_SURNAME)];
}

function givenNames(dictionary: Dictionary, syllable: string): readonly Entry[] {
  return [...dictionary.given(syllable), ...dearer(dictionary.words(syllable), NO_GIVEN_NAME)];
}

function dearer(entries: readonly Entry[], by: number): Entry[] {
  return entries.map(({ text, cost }) => ({ text, cost: cost + by }));
}

function cheapestEntries(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => a.cost - b.cost).slice(0, KEPT);
}
