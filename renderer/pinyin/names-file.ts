import type { Entry, Given } from './dictionary.ts';

/** Names follow Zipf's law well enough: the nth is about 1/n as common as the first, less steeply so for given names. */
const surname = { base: 2, flatness: 1 };
const called = { base: 0.9, flatness: 10 };

/** What it costs more where a character of names stands in a place, or with people, where it is not listed. */
const ELSEWHERE = 2;
/** What it costs to call somebody by a character that nobody is called by, and how much rareness adds to it. */
const UNHEARD = 8;
const RARENESS = 0.2;

export interface Names {
  /** By reading. */
  surnames: ReadonlyMap<string, readonly Entry[]>;
  longSurnames: ReadonlySet<string>;
  /** By character. */
  given: ReadonlyMap<string, Given & { syllables: ReadonlySet<string> }>;
}

/**
 * names.txt: reading, surnames, then the lists of given-name characters: any; as first and second for women, men and
 * the young; alone. Each entry is its rank in its list and the text: `0王 117汪`.
 */
export function readNames(file: string): Names {
  const surnames = new Map<string, readonly Entry[]>();
  const heard = new Map<string, { syllables: Set<string>; ranks: (number | undefined)[] }>();
  for (const line of file.split('\n')) {
    const [reading = '', first, ...lists] = line.split('\t');
    const ofReading = ranked(first);
    if (ofReading.length > 0) {
      surnames.set(
        reading,
        ofReading.map(({ text, rank }) => ({ text, cost: zipf(rank, surname) })),
      );
    }
    lists.forEach((list, at) => {
      for (const { text, rank } of ranked(list)) {
        const known = heard.get(text) ?? { syllables: new Set(), ranks: [] };
        known.syllables.add(reading);
        known.ranks[at] = Math.min(rank, known.ranks[at] ?? rank);
        heard.set(text, known);
      }
    });
  }
  const all = [...surnames.values()].flat();
  return {
    surnames,
    longSurnames: new Set(all.map(({ text }) => text).filter((text) => text.length > 1)),
    given: new Map(
      [...heard].map(([text, { syllables, ranks }]) => [text, { ...costsOf(text, ranks), syllables }]),
    ),
  };
}

function costsOf(text: string, ranks: readonly (number | undefined)[]): Given {
  const known = ranks.filter((rank) => rank !== undefined);
  const elsewhere = zipf(Math.min(...known), called) + ELSEWHERE;
  const cost = (at: number) => {
    const rank = ranks[at];
    return rank === undefined ? elsewhere : Math.min(zipf(rank, called), elsewhere);
  };
  return { text, first: [cost(1), cost(3), cost(5)], second: [cost(2), cost(4), cost(6)], alone: cost(7) };
}

/** A character in use that is in no list of given names. */
export function notCalled({ text, cost }: Entry): Given {
  const same = UNHEARD + cost * RARENESS;
  return { text, first: [same, same, same], second: [same, same, same], alone: same };
}

/** What a character costs where it costs least. */
export function atBest({ first, second, alone }: Given): number {
  return Math.min(...first, ...second, alone);
}

function ranked(list = ''): { text: string; rank: number }[] {
  return [...list.matchAll(/([0-9]+)([^0-9 ]+)/gu)].map(([, rank, text = '']) => ({
    text,
    rank: Number(rank),
  }));
}

function zipf(rank: number, { base, flatness }: { base: number; flatness: number }): number {
  return base + Math.log(rank + flatness);
}
