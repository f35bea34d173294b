import type { Dictionary } from './dictionary.ts';
import { syllablesAt, type Syllable } from './syllables.ts';

/** A reading that some word has, and the stretch of letters that spells it. */
export interface Spelling {
  reading: string;
  cost: number;
  syllables: number;
  to: number;
  /** The last syllable is only begun: `reading` ends with that beginning. */
  partial: boolean;
}

/** More than three sounds in one word typed as they are said at home is a guess that nobody would follow. */
const DEAREST = 10;

/**
 * Every reading that the letters from a place on may spell, one syllable first.
 *
 * @param goesOn whether there is anything to find at a reading that begins with this one
 */
export function* spellingsAt(
  dictionary: Dictionary,
  letters: string,
  at: number,
  { asSaid, goesOn }: { asSaid: boolean; goesOn: (reading: string) => boolean },
): Generator<Spelling> {
  let open: Spelling[] = [{ reading: '', cost: 0, syllables: 0, to: at, partial: false }];
  const syllables = new Map<number, Syllable[]>();
  while (open.length > 0) {
    const longer: Spelling[] = [];
    for (const start of open) {
      const next = syllables.get(start.to) ?? syllablesAt(letters, start.to, dictionary, asSaid);
      syllables.set(start.to, next);
      for (const syllable of next) longer.push(...spelled(start, syllable));
    }
    yield* longer;
    open = longer.filter(({ to, partial, reading }) => !partial && to < letters.length && goesOn(reading));
  }
}

function spelled(start: Spelling, { to, readings, partial }: Syllable): Spelling[] {
  return readings
    .map(({ syllable, cost }) => ({
      reading: start.reading ? `${start.reading} ${syllable}` : syllable,
      cost: start.cost + cost,
      syllables: start.syllables + 1,
      to,
      partial,
    }))
    .filter(({ cost }) => cost < DEAREST);
}
