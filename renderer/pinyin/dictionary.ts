import { atBest, notCalled, readNames } from './names-file.ts';
import { type Reading, readingsOf } from './sounds.ts';

/** A piece of text at one reading, and how much it costs to take it: the natural logarithm of how rare it is. */
export interface Entry {
  text: string;
  cost: number;
  /** A place, or what streets and villages are called: 缙云, 解放. */
  place?: boolean;
}

/** A character that people are called by, and what it costs: for each sort of people at each place in the name. */
export interface Given {
  text: string;
  first: readonly number[];
  second: readonly number[];
  /** As the whole given name: 王芳. */
  alone: number;
}

/**
 * The dictionary, in memory as the lines of its files (see tools/pinyin-dictionary.mjs): a line is taken apart when it
 * is first needed, so opening the keyboard costs no more than splitting a text.
 */
export interface Dictionary {
  /** What these letters may stand for as one whole syllable; with `asSaid` also as it is said where sounds are merged. */
  readings: (typed: string, asSaid: boolean) => readonly Reading[];
  /** Every syllable there is, without tones, ü written v. */
  syllables: ReadonlySet<string>;
  /** What a syllable may begin with, down to one letter; whole syllables that begin a longer one included. */
  beginnings: ReadonlySet<string>;
  /** Words and characters at a reading such as `shen fen zheng`, the commonest first. */
  words: (reading: string) => readonly Entry[];
  /** Whether a longer word's reading begins with this one. */
  goesOn: (reading: string) => boolean;
  /** Characters at a syllable that `words` lacks, down to those that no text of today has. */
  rare: (syllable: string) => readonly string[];
  surnames: (reading: string) => readonly Entry[];
  /** Whether a longer surname's reading begins with this one. */
  surnameGoesOn: (reading: string) => boolean;
  /** Whether this is a surname of two characters. */
  isLongSurname: (text: string) => boolean;
  /** The characters at a syllable that people are called by, and all others in use; the likeliest first. */
  given: (syllable: string) => readonly Given[];
  /** What a character costs in a given name, however it is read. */
  givenCharacter: (character: string) => Given;
  /** The commonest word of two characters with this one in it, to tell it from others of its sound: 兰花 for 兰. */
  wordWith: (character: string) => string | undefined;
  /** Readings that begin with this and have as many syllables. */
  readingsFrom: (beginning: string) => readonly string[];
}

/** About the logarithm of how many words the weights were counted over. */
const ALL = 18;
/** A word nobody was ever seen to write still costs no more than this. */
const NEVER = ALL + 1;

export function readDictionary(files: { words: string; characters: string; names: string }): Dictionary {
  const words = readLines(files.words);
  const characters = readLines(files.characters);
  const { surnames, given, longSurnames } = readNames(files.names);
  const longReadings = [...surnames.keys()].filter((reading) => reading.includes(' '));
  const readings = [...words.keys()];
  const byLength = new Map<number, string[]>();
  for (const reading of readings) {
    const count = syllablesIn(reading);
    const alike = byLength.get(count);
    if (alike) alike.push(reading);
    else byLength.set(count, [reading]);
  }
  const entries = new Map<string, readonly Entry[]>();
  const rareAt = new Map<string, readonly string[]>();
  const givenAt = new Map<string, readonly Given[]>();
  const typedAs = [new Map<string, readonly Reading[]>(), new Map<string, readonly Reading[]>()] as const;
  let pairs: ReadonlyMap<string, Entry> | undefined;
  const syllables = new Set([...characters.keys(), ...(byLength.get(1) ?? [])]);
  const wordsAt = (reading: string) =>
    remembered(entries, reading, () => readWords(words.get(reading) ?? ''));

  return {
    readings: (typed, asSaid) =>
      remembered(typedAs[asSaid ? 1 : 0], typed, () => readingsOf(typed, syllables, asSaid)),
    syllables,
    beginnings: new Set(
      [...syllables].flatMap((one) => Array.from(one, (_, at) => one.slice(0, at)).slice(1)),
    ),
    words: wordsAt,
    goesOn: (reading) => readings[firstFrom(readings, `${reading} `)]?.startsWith(`${reading} `) ?? false,
    rare: (syllable) => remembered(rareAt, syllable, () => Array.from(characters.get(syllable) ?? '')),
    surnames: (reading) => surnames.get(reading) ?? [],
    surnameGoesOn: (reading) => longReadings.some((longer) => longer.startsWith(`${reading} `)),
    isLongSurname: (text) => longSurnames.has(text),
    given: (syllable) =>
      remembered(givenAt, syllable, () => {
        const called = [...given.values()].filter(({ syllables: heard }) => heard.has(syllable));
        const listed = new Set(called.map(({ text }) => text));
        const others = wordsAt(syllable).filter(({ text }) => !listed.has(text));
        return [...called, ...others.map(notCalled)].sort((a, b) => atBest(a) - atBest(b));
      }),
    givenCharacter: (character) => given.get(character) ?? notCalled({ text: character, cost: ALL / 2 }),
    wordWith(character) {
      pairs ??= readPairs(words);
      return pairs.get(character)?.text;
    },
    readingsFrom(beginning) {
      const alike = byLength.get(syllablesIn(beginning)) ?? [];
      const found = [];
      for (let at = firstFrom(alike, beginning); at < alike.length; at += 1) {
        const reading = alike[at] ?? '';
        if (!reading.startsWith(beginning)) break;
        found.push(reading);
      }
      return found;
    },
  };
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

function syllablesIn(reading: string): number {
  let count = 1;
  for (let at = reading.indexOf(' '); at >= 0; at = reading.indexOf(' ', at + 1)) count += 1;
  return count;
}

/** Reading, tab, the rest; sorted by reading. */
function readLines(file: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (const line of file.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0) lines.set(line.slice(0, tab), line.slice(tab + 1));
  }
  return lines;
}

/**
 * Each word is followed by one character that is not one: `0` for never, three steps for each doubling. `!` after that
 * marks a place.
 */
function readWords(line: string): Entry[] {
  return [...line.matchAll(/([^\0-\x7f]+)([\0-\x7f])(!?)/gu)].map(([, text = '', weight = '0', place]) => {
    const steps = weight.charCodeAt(0) - 0x30;
    return {
      text,
      cost: steps === 0 ? NEVER : ALL - (steps / 3) * Math.LN2,
      ...(place ? { place: true } : {}),
    };
  });
}

/** For each character the commonest word of two that has it. Takes a tenth of a second, and only some need it. */
function readPairs(words: ReadonlyMap<string, string>): ReadonlyMap<string, Entry> {
  const pairs = new Map<string, Entry>();
  for (const [reading, line] of words) {
    if (syllablesIn(reading) !== 2) continue;
    for (const entry of readWords(line)) {
      for (const character of entry.text) {
        const known = pairs.get(character);
        if (!known || entry.cost < known.cost) pairs.set(character, entry);
      }
    }
  }
  return pairs;
}

/** Where the sorted readings that are not before `beginning` start. */
function firstFrom(readings: readonly string[], beginning: string): number {
  let [low, high] = [0, readings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readings[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  return low;
}
