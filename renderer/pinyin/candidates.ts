import type { Dictionary, Entry } from './dictionary.ts';
import type { Traditional } from '../traditional/traditional.ts';
import { type Learned, learnedFor } from './learned.ts';
import { names, nextCharacters } from './name.ts';
import { type Piece, sentences } from './sentence.ts';
import { AS_SAID, type Reading } from './sounds.ts';
import { spellingsAt } from './spelling.ts';
import { syllablesAt, type Syllable } from './syllables.ts';

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
  /**
   * Whether letters may also stand for sounds that are told apart in Mandarin but not everywhere: zh and z, n and l,
   * f and h, ang and an. What is spelled as in the dictionary comes first all the same. Usual: true.
   */
  asSaid?: boolean;
  /** What was written in this session: it comes first where the letters are the same. */
  learned?: Learned;
  /**
   * Where given, everything is offered in traditional characters, in each that a simplified one may stand for; of a name
   * the simplified ones as well, after them.
   */
  traditional?: Traditional;
}

/** Two pages of single characters that are only said like what is typed. */
const SAID_FIRST = 12;
/** How many whole readings are offered. A name is guessed at more often than a sentence. */
const OFFERED = { name: 5, text: 4 };

/**
 * Everything that the letters typed so far may mean, the likeliest first: the whole, then words that take the longest
 * part of it, then every single character of the first syllable, so that no character that has a reading is out of reach.
 */
export function candidates(dictionary: Dictionary, letters: string, writing: Writing): Candidate[] {
  const code = byCode(letters);
  if (code) return [code];
  const found = new Map<string, Candidate>();
  for (const candidate of inOrder(dictionary, letters, writing)) {
    if (!found.has(candidate.text)) found.set(candidate.text, candidate);
  }
  return [...found.values()];
}

function* inOrder(dictionary: Dictionary, letters: string, writing: Writing): Generator<Candidate> {
  const { name, learned = [], asSaid = true } = writing;
  const first = syllablesAt(letters, 0, dictionary, asSaid);
  yield* learnedFor(learned, letters).map((text) => ({ text, letters: letters.length }));
  if (first.some(({ to }) => to < letters.length)) yield* wholeReadings(dictionary, letters, writing);
  if (!name) {
    for (const word of longestWords(dictionary, letters, asSaid)) {
      yield { ...word, text: wordAs(word.text, writing) };
    }
  }
  const exact = first.flatMap((syllable) => characters(dictionary, syllable, isExact, writing));
  const said = first.flatMap((syllable) => characters(dictionary, syllable, isOnlySaid, writing));
  yield* asWritten(exact, writing);
  // Whoever turns pages for a rare character of the sound that is typed does not turn them for other sounds.
  yield* asWritten(said.slice(0, SAID_FIRST), writing);
  for (const syllable of first) yield* asWritten(rareCharacters(dictionary, syllable, isExact), writing);
  yield* asWritten(said.slice(SAID_FIRST), writing);
  for (const syllable of first) {
    yield* asWritten(rareCharacters(dictionary, syllable, isOnlySaid), writing);
  }
}

function wholeReadings(dictionary: Dictionary, letters: string, writing: Writing): Candidate[] {
  const { name, before, learned = [], asSaid = true } = writing;
  const { paths, to } = name
    ? names(dictionary, letters, { before, asSaid })
    : sentences(dictionary, letters, { asSaid, learned });
  const offered = paths.slice(0, name ? OFFERED.name : OFFERED.text);
  const as = (writtenAs: Writing) =>
    offered.map(({ pieces }) => ({ text: joined(pieces, writtenAs), letters: to }));
  if (!name || !writing.traditional) return as(writing);
  // A mainland card has a name in simplified characters, also of somebody who writes traditional ones.
  return [...as(writing), ...as({ name, before, learned, asSaid })];
}

/** What stands together is converted together; what was written in this session stays as it was written. */
function joined(pieces: readonly Piece[], writing: Writing): string {
  let [text, open] = ['', ''];
  for (const piece of pieces) {
    if (!piece.learned) open += piece.text;
    else {
      text += wordAs(open, writing) + piece.text;
      open = '';
    }
  }
  return text + wordAs(open, writing);
}

function wordAs(text: string, { name, before, traditional }: Writing): string {
  if (!traditional || text === '') return text;
  return name ? traditional.name(text, before) : traditional.text(text);
}

function* asWritten(found: readonly Candidate[], writing: Writing): Generator<Candidate> {
  const { traditional, name } = writing;
  if (!traditional) yield* found;
  else {
    for (const { text, letters } of found) {
      const all = [wordAs(text, writing), ...traditional.character(text), ...(name ? [text] : [])];
      for (const one of all) yield { text: one, letters };
    }
  }
}

/** Words of two syllables and more from the first letter on, those that use most letters first. */
function longestWords(dictionary: Dictionary, letters: string, asSaid: boolean): Candidate[] {
  const found: (Candidate & { cost: number })[] = [];
  for (const spelling of spellingsAt(dictionary, letters, 0, {
    asSaid,
    goesOn: dictionary.goesOn,
  })) {
    if (spelling.syllables === 1) continue;
    const readings = spelling.partial ? dictionary.readingsFrom(spelling.reading) : [spelling.reading];
    const entries = readings.flatMap((reading) => dictionary.words(reading));
    for (const { text, cost } of entries) {
      found.push({ text, cost: cost + spelling.cost, letters: spelling.to });
    }
  }
  return found
    .sort((a, b) => b.letters - a.letters || a.cost - b.cost)
    .map(({ text, letters: used }) => ({ text, letters: used }));
}

/** The characters of those readings of a syllable; in a name first what people are called by. */
function characters(
  dictionary: Dictionary,
  syllable: Syllable,
  which: (reading: Reading) => boolean,
  { name, before }: Writing,
): Candidate[] {
  const readings = fullReadings(dictionary, syllable, which);
  const called = name ? cheapestOf(readings, (reading) => nextCharacters(dictionary, reading, before)) : [];
  return [...called, ...cheapestOf(readings, dictionary.words)].map(({ text }) => ({
    text,
    letters: syllable.to,
  }));
}

function cheapestOf(readings: readonly Reading[], list: (reading: string) => readonly Entry[]): Entry[] {
  return readings
    .flatMap((reading) =>
      list(reading.syllable).map(({ text, cost }) => ({ text, cost: cost + reading.cost })),
    )
    .sort((a, b) => a.cost - b.cost);
}

function rareCharacters(
  dictionary: Dictionary,
  syllable: Syllable,
  which: (reading: Reading) => boolean,
): Candidate[] {
  return fullReadings(dictionary, syllable, which)
    .flatMap((reading) => dictionary.rare(reading.syllable))
    .map((text) => ({ text, letters: syllable.to }));
}

function isExact({ cost }: Reading): boolean {
  return cost < AS_SAID;
}

function isOnlySaid(reading: Reading): boolean {
  return !isExact(reading);
}

/** The syllables that a beginning may grow into. */
function fullReadings(
  dictionary: Dictionary,
  { partial, readings }: Syllable,
  which: (reading: Reading) => boolean,
): readonly Reading[] {
  const wanted = readings.filter(which);
  if (!partial) return wanted;
  return [...dictionary.syllables]
    .filter((syllable) => wanted.some((start) => syllable.startsWith(start.syllable)))
    .map((syllable) => ({ syllable, cost: 0 }));
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
