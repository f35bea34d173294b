import type { Dictionary, Entry, Given } from './dictionary.ts';
import { atBest } from './names-file.ts';
import type { Path } from './sentence.ts';
import { AS_SAID } from './sounds.ts';
import { spellingsAt } from './spelling.ts';
import { syllablesAt, type Syllable } from './syllables.ts';

/** How many ways are kept at each place, and how many characters are tried for each syllable of a given name. */
const KEPT = 10;
const TRIED = 16;

/** What it costs to take a character that is no surname for one. */
const NO_SURNAME = 6;
/**
 * A given name that is a word as well, as 桂花 and 国强 are, is likelier than its characters are apart: a little if
 * hardly anybody writes it, more for each time it is e times as common.
 */
const IS_WORD = 0.7;
const IS_COMMON_WORD = 0.3;
const HARDLY_WRITTEN = 15;
/** Hardly anybody is called by three characters and more. */
const LONG = 4;

/** A name as far as it has been read. */
interface Reading {
  text: string;
  /** What the surname costs, and every sound that was typed as it is said at home. */
  cost: number;
  given: GivenSoFar;
  /** Whether any of the letters stands for another sound than it spells. */
  said: boolean;
  /** Surname and given name together. */
  total: number;
}

/** What the given name costs so far: for women, for men, for the young; and if it ends after one character. */
interface GivenSoFar {
  characters: number;
  by: readonly number[];
  alone: number;
  /** The last syllable, to look the whole given name up among the words. */
  syllable: string;
  text: string;
}

const nothing: GivenSoFar = { characters: 0, by: [0, 0, 0], alone: 0, syllable: '', text: '' };

/** The likeliest names that the letters as a whole may spell, after what is written of the name already. */
export function names(
  dictionary: Dictionary,
  letters: string,
  { before, asSaid }: { before: string; asSaid: boolean },
): { paths: Path[]; to: number } {
  const readings = new Map<number, Reading[]>([
    [0, [{ text: '', cost: 0, given: givenIn(dictionary, before), said: false, total: 0 }]],
  ]);
  let furthest = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const here = cheapest(readings.get(at) ?? []);
    if (here.length === 0) continue;
    const grown =
      at === 0 && before === ''
        ? surnamesAt(dictionary, letters, asSaid)
        : givenAt(dictionary, letters, at, { asSaid, here });
    for (const [to, more] of grown) {
      readings.set(to, [...(readings.get(to) ?? []), ...more]);
      furthest = Math.max(furthest, to);
    }
  }
  const found = furthest === 0 ? [] : exactFirst(cheapest(readings.get(furthest) ?? []));
  return {
    paths: found.map(({ text, total }) => ({
      text,
      cost: total,
      pieces: [{ text, learned: false }],
    })),
    to: furthest,
  };
}

/** The characters that may go on from what is written of a name, the likeliest first. */
export function nextCharacters(
  dictionary: Dictionary,
  reading: string,
  before: string,
): readonly { text: string; cost: number }[] {
  if (before === '') return dictionary.surnames(reading);
  const given = givenIn(dictionary, before);
  return dictionary.given(reading).map((character) => {
    const next = goneOn(dictionary, given, character, reading);
    return { text: character.text, cost: givenCost(next) };
  });
}

/** The given name in what is written already, the surname aside. */
function givenIn(dictionary: Dictionary, before: string): GivenSoFar {
  const characters = Array.from(before);
  const surname = dictionary.isLongSurname(characters.slice(0, 2).join('')) ? 2 : 1;
  return characters
    .slice(surname)
    .reduce(
      (given, character) => goneOn(dictionary, given, dictionary.givenCharacter(character), ''),
      nothing,
    );
}

/** Of single characters, what is spelled exactly before what is only said so: `zang` is 臧 first, then 张. */
function exactFirst(found: readonly Reading[]): Reading[] {
  const isAlone = ({ text }: Reading) => Array.from(text).length === 1;
  const alone = found.filter(isAlone).sort((a, b) => Number(a.said) - Number(b.said));
  return found.map((reading) => (isAlone(reading) ? (alone.shift() ?? reading) : reading));
}

function surnamesAt(dictionary: Dictionary, letters: string, asSaid: boolean): Map<number, Reading[]> {
  const found = new Map<number, Reading[]>();
  const add = (to: number, entries: readonly Entry[], sounds: number, extra = 0) => {
    const more = entries.map(({ text, cost }) => ({
      text,
      cost: cost + sounds + extra,
      given: nothing,
      said: sounds >= AS_SAID,
      total: cost + sounds + extra,
    }));
    found.set(to, [...(found.get(to) ?? []), ...more]);
  };
  const spellings = spellingsAt(dictionary, letters, 0, { asSaid, goesOn: dictionary.surnameGoesOn });
  for (const { reading, cost, to, partial, syllables } of spellings) {
    for (const one of partial ? dictionary.readingsFrom(reading) : [reading]) {
      add(to, dictionary.surnames(one), cost);
      if (syllables === 1) add(to, dictionary.words(one), cost, NO_SURNAME);
    }
  }
  return found;
}

function givenAt(
  dictionary: Dictionary,
  letters: string,
  at: number,
  { asSaid, here }: { asSaid: boolean; here: readonly Reading[] },
): Map<number, Reading[]> {
  const found = new Map<number, Reading[]>();
  for (const syllable of syllablesAt(letters, at, dictionary, asSaid)) {
    const tried = grownUp(dictionary, syllable)
      .flatMap(({ syllable: heard, cost }) =>
        dictionary
          .given(heard)
          .slice(0, TRIED)
          .map((character) => ({ character, heard, cost, at: cost + atBest(character) })),
      )
      .sort((a, b) => a.at - b.at)
      .slice(0, TRIED);
    const more = tried.flatMap(({ character, heard, cost }) =>
      here.map((reading) => {
        const given = goneOn(dictionary, reading.given, character, heard);
        return {
          text: reading.text + character.text,
          cost: reading.cost + cost,
          given,
          said: reading.said || cost >= AS_SAID,
          total: reading.cost + cost + givenCost(given),
        };
      }),
    );
    found.set(syllable.to, [...(found.get(syllable.to) ?? []), ...more]);
  }
  return found;
}

/** The whole syllables that a syllable may be, or that its beginning may grow into. */
function grownUp(
  dictionary: Dictionary,
  { partial, readings }: Syllable,
): { syllable: string; cost: number }[] {
  if (!partial) return [...readings];
  return readings.flatMap(({ syllable, cost }) =>
    dictionary.readingsFrom(syllable).map((whole) => ({ syllable: whole, cost })),
  );
}

function goneOn(dictionary: Dictionary, given: GivenSoFar, character: Given, syllable: string): GivenSoFar {
  const characters = given.characters + 1;
  const text = given.text + character.text;
  const extra =
    characters > 2 ? LONG : characters === 2 ? asWord(dictionary, `${given.syllable} ${syllable}`, text) : 0;
  const costs = characters === 1 ? character.first : character.second;
  return {
    characters,
    by: given.by.map((cost, at) => cost + (costs[at] ?? 0) + extra),
    alone: characters === 1 ? character.alone : Infinity,
    syllable,
    text,
  };
}

function asWord(dictionary: Dictionary, reading: string, text: string): number {
  const word = dictionary.words(reading).find((one) => one.text === text);
  return word ? -IS_WORD - IS_COMMON_WORD * Math.max(0, HARDLY_WRITTEN - word.cost) : 0;
}

function givenCost({ characters, by, alone }: GivenSoFar): number {
  return characters === 0 ? 0 : Math.min(...by, alone);
}

function cheapest(readings: Reading[]): Reading[] {
  const kept: Reading[] = [];
  for (const reading of readings.sort((a, b) => a.total - b.total)) {
    if (kept.length === KEPT) break;
    if (!kept.some(({ text }) => text === reading.text)) kept.push(reading);
  }
  return kept;
}
