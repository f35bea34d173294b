/** A piece of text at one reading, and how much it costs to take it: the natural logarithm of how rare it is. */
export interface Entry {
  text: string;
  cost: number;
}

/**
 * The dictionary, in memory as the lines of its files (see tools/pinyin-dictionary.mjs): a line is taken apart when it
 * is first needed, so opening the keyboard costs no more than splitting a text.
 */
export interface Dictionary {
  /** Every syllable there is, without tones, ü written v. */
  syllables: ReadonlySet<string>;
  /** What a syllable may begin with, down to one letter; whole syllables that begin a longer one included. */
  beginnings: ReadonlySet<string>;
  /** Words and characters at a reading such as `shen fen zheng`, the commonest first. */
  words: (reading: string) => readonly Entry[];
  /** Characters at a syllable that `words` lacks, down to those that no text of today has. */
  rare: (syllable: string) => readonly string[];
  surnames: (reading: string) => readonly Entry[];
  given: (syllable: string) => readonly Entry[];
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
  const names = readLines(files.names);
  const readings = [...words.keys()];
  const entries = new Map<string, readonly Entry[]>();
  let pairs: ReadonlyMap<string, Entry> | undefined;
  const syllables = [...characters.keys(), ...readings.filter((reading) => !reading.includes(' '))];

  return {
    syllables: new Set(syllables),
    beginnings: new Set(syllables.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at)).slice(1))),
    words(reading) {
      const known = entries.get(reading);
      if (known) return known;
      const read = readWords(words.get(reading) ?? '');
      entries.set(reading, read);
      return read;
    },
    rare: (syllable) => Array.from(characters.get(syllable) ?? ''),
    surnames: (reading) => readRanked(names.get(reading)?.split('\t')[0], 2, 1),
    given: (syllable) => readRanked(names.get(syllable)?.split('\t')[1], 1.4, 10),
    wordWith(character) {
      pairs ??= readPairs(words);
      return pairs.get(character)?.text;
    },
    readingsFrom(beginning) {
      const count = beginning.split(' ').length;
      const found = [];
      for (const reading of from(readings, beginning)) {
        if (!reading.startsWith(beginning)) break;
        if (reading.split(' ').length === count) found.push(reading);
      }
      return found;
    },
  };
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

/** Each word is followed by one character that is not one: `0` for never, three steps for each doubling. */
function readWords(line: string): Entry[] {
  return [...line.matchAll(/([^\0-\x7f]+)([\0-\x7f])/gu)].map(([, text = '', weight = '0']) => {
    const steps = weight.charCodeAt(0) - 0x30;
    return { text, cost: steps === 0 ? NEVER : ALL - (steps / 3) * Math.LN2 };
  });
}

/** For each character the commonest word of two that has it. Takes a tenth of a second, and only some need it. */
function readPairs(words: ReadonlyMap<string, string>): ReadonlyMap<string, Entry> {
  const pairs = new Map<string, Entry>();
  for (const [reading, line] of words) {
    if (reading.split(' ').length !== 2) continue;
    for (const entry of readWords(line)) {
      for (const character of entry.text) {
        const known = pairs.get(character);
        if (!known || entry.cost < known.cost) pairs.set(character, entry);
      }
    }
  }
  return pairs;
}

/** `0王 117汪`: rank and name. Names follow Zipf's law well enough: the nth is about 1/n as common as the first. */
function readRanked(line: string | undefined, base: number, flatness: number): Entry[] {
  return [...(line ?? '').matchAll(/([0-9]+)([^0-9 ]+)/gu)].map(([, rank, text = '']) => ({
    text,
    cost: base + Math.log(Number(rank) + flatness),
  }));
}

/** The sorted readings that are not before `beginning`. */
function* from(readings: readonly string[], beginning: string): Generator<string> {
  let [low, high] = [0, readings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readings[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < readings.length; at += 1) yield readings[at] ?? '';
}
