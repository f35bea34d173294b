import type { Dictionary } from './dictionary.ts';

/** A stretch of the typed letters that is one syllable, or the beginning of one where the letters end. */
export interface Syllable {
  from: number;
  to: number;
  /** What it may stand for, the likeliest first: `lu` is also how many write lü. */
  readings: readonly string[];
  /** Only the beginning of a syllable: `readings` has that beginning alone. */
  partial: boolean;
}

/** Parts two syllables that would otherwise be read as one: xi'an. */
const SEPARATOR = "'";

/** Ways of writing ü that passports and habit know. */
const alias: Readonly<Record<string, string>> = {
  lyu: 'lv',
  nyu: 'nv',
  lyue: 'lve',
  nyue: 'nve',
  lue: 'lve',
  nue: 'nve',
  jv: 'ju',
  qv: 'qu',
  xv: 'xu',
  yv: 'yu',
};
const also: Readonly<Record<string, string>> = { lu: 'lv', nu: 'nv' };
/** What it costs to read `lu` as lü. */
export const SECOND_READING = 2;

/** The part of the dictionary that is asked here. */
type Known = Pick<Dictionary, 'syllables' | 'beginnings'>;

/** The longest syllables have six letters: zhuang. */
const LONGEST = 6;

/** The syllables that can begin at a place, the longest first. */
export function syllablesAt(letters: string, at: number, known: Known): Syllable[] {
  const from = letters[at] === SEPARATOR ? at + 1 : at;
  const found: Syllable[] = [];
  for (let to = Math.min(letters.length, from + LONGEST); to > from; to -= 1) {
    const typed = letters.slice(from, to);
    const readings = readingsOf(typed, known.syllables);
    if (readings.length > 0) found.push({ from, to, readings, partial: false });
    else if (to === letters.length && known.beginnings.has(typed)) {
      found.push({ from, to, readings: [typed], partial: true });
    }
  }
  // A lone beginning in the middle, as in `zgm`: taken for itself, so that no letters lead nowhere.
  const first = letters.slice(from, from + 1);
  if (found.length === 0 && known.beginnings.has(first)) {
    found.push({ from, to: from + 1, readings: [first], partial: true });
  }
  return found;
}

function readingsOf(typed: string, known: ReadonlySet<string>): string[] {
  const reading = alias[typed] ?? typed;
  const second = also[typed];
  return [reading, ...(second ? [second] : [])].filter((one) => known.has(one));
}
