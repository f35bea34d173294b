/** A syllable of the dictionary that typed letters may stand for, and what it costs to take it for meant. */
export interface Reading {
  syllable: string;
  cost: number;
}

/** What it costs to read `lu` as lü. */
const SECOND_READING = 1.5;
/** What each sound costs that was typed as it is said at home: a word e^2 times as common wins over it. */
export const AS_SAID = 3;

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

/**
 * Sounds that a hand from the south or the west does not tell apart, each pair both ways. `f` and `hu` meet as well:
 * where 飞 is said like 灰, either may be typed for the other.
 */
const firstSounds = [
  [/^zh/, 'z'],
  [/^z(?!h)/, 'zh'],
  [/^ch/, 'c'],
  [/^c(?!h)/, 'ch'],
  [/^sh/, 's'],
  [/^s(?!h)/, 'sh'],
  [/^n/, 'l'],
  [/^l/, 'n'],
  [/^f/, 'h'],
  [/^h/, 'f'],
  [/^fei$/, 'hui'],
  [/^hui$/, 'fei'],
  [/^fen$/, 'hun'],
  [/^hun$/, 'fen'],
  [/^feng$/, 'hong'],
  [/^hong$/, 'feng'],
  [/^f(?=a)/, 'hu'],
  [/^hu(?=a)/, 'f'],
] as const;
const lastSounds = [
  [/([aei])n$/, '$1ng'],
  [/([aei])ng$/, '$1n'],
] as const;

/** Everything that these letters may stand for as one whole syllable, the cheapest first; nothing if they are none. */
export function readingsOf(typed: string, known: ReadonlySet<string>, asSaid: boolean): readonly Reading[] {
  const found: Reading[] = [];
  const add = (syllable: string, cost: number) => {
    if (known.has(syllable) && !found.some((one) => one.syllable === syllable))
      found.push({ syllable, cost });
  };
  const exact = alias[typed] ?? typed;
  const second = also[typed];
  add(exact, 0);
  if (second) add(second, SECOND_READING);
  if (!asSaid) return found;
  const starts = swapped(exact, firstSounds);
  for (const once of [...starts, ...swapped(exact, lastSounds)]) add(once, AS_SAID);
  for (const twice of starts.flatMap((start) => swapped(start, lastSounds))) add(twice, 2 * AS_SAID);
  return found;
}

function swapped(syllable: string, pairs: readonly (readonly [RegExp, string])[]): string[] {
  return pairs.filter(([from]) => from.test(syllable)).map(([from, to]) => syllable.replace(from, to));
}
