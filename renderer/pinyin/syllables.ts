import type { Dictionary } from './dictionary.ts';
import { AS_SAID, type Reading } from './sounds.ts';

/** A stretch of the typed letters that is one syllable, or the beginning of one where the letters end. */
export interface Syllable {
  from: number;
  to: number;
  /** What it may stand for, the likeliest first: `lu` is also how many write lü. */
  readings: readonly Reading[];
  /** Only the beginning of a syllable: `readings` has that beginning alone. */
  partial: boolean;
}

/** Parts two syllables that would otherwise be read as one: xi'an. */
export const SEPARATOR = "'";

/** The part of the dictionary that is asked here. */
type Known = Pick<Dictionary, 'readings' | 'beginnings'>;

/** The longest syllables have six letters: zhuang. */
const LONGEST = 6;

/**
 * The syllables that can begin at a place, the longest first.
 *
 * @param asSaid whether letters may stand for sounds that are told apart in Mandarin but not everywhere
 */
export function syllablesAt(letters: string, at: number, known: Known, asSaid: boolean): Syllable[] {
  const from = letters[at] === SEPARATOR ? at + 1 : at;
  const found: Syllable[] = [];
  for (let to = Math.min(letters.length, from + LONGEST); to > from; to -= 1) {
    const typed = letters.slice(from, to);
    const readings = known.readings(typed, asSaid);
    if (readings.length > 0) found.push({ from, to, readings, partial: false });
    // `hon` is how some say hong, but more hands are still on their way to it.
    const whole = readings.some(({ cost }) => cost < AS_SAID);
    if (!whole && to === letters.length && known.beginnings.has(typed)) {
      found.push({ from, to, readings: [{ syllable: typed, cost: 0 }], partial: true });
    }
  }
  // A lone beginning in the middle, as in `zgm`: taken for itself, so that no letters lead nowhere.
  const first = letters.slice(from, from + 1);
  if (found.length === 0 && known.beginnings.has(first)) {
    found.push({ from, to: from + 1, readings: [{ syllable: first, cost: 0 }], partial: true });
  }
  return found;
}
