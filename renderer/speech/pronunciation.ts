import pronunciation from '../../locales/pronunciation.json';

/**
 * Words that machines read wrongly, written with characters that sound as they should: 还钱 as 环钱. In a list of their own
 * are surnames, which are read so in a name alone: 单 is shàn in 单桂兰, and dān everywhere else.
 */
interface Pronunciation {
  words: Readonly<Record<string, string>>;
  surnames: Readonly<Record<string, string>>;
}

const lists: Readonly<Record<string, Pronunciation>> = pronunciation;

let names: readonly string[] = [];

/** The people who are spoken of at present: in their names surnames are read as such. */
export function setNames(present: readonly string[]): void {
  names = present;
}

/** A text as a machine has to be handed it, and where each place of it stands in the text as it is written. */
export interface Respelled {
  text: string;
  /** @param at in UTF-16 units of the new text, its end included */
  origin(at: number): number;
}

export function respelled(text: string, variety: string, people: readonly string[] = names): Respelled {
  const list = lists[variety];
  const changes = list ? changesIn(text, list, people) : [];
  let made = '';
  let done = 0;
  const pieces: { from: number; length: number; origin: number; originLength: number }[] = [];
  const add = (piece: string, origin: number, originLength: number) => {
    if (piece !== '') pieces.push({ from: made.length, length: piece.length, origin, originLength });
    made += piece;
  };
  for (const { from, to, said } of changes) {
    add(text.slice(done, from), done, from - done);
    add(said, from, to - from);
    done = to;
  }
  add(text.slice(done), done, text.length - done);
  return {
    text: made,
    origin(at) {
      const piece = pieces.findLast(({ from }) => from <= at);
      if (!piece) return at;
      // Within a word that is spelt otherwise, in proportion: most are as long as before.
      const share = Math.min(1, (at - piece.from) / piece.length);
      return piece.origin + Math.round(share * piece.originLength);
    },
  };
}

interface Change {
  from: number;
  to: number;
  said: string;
}

/** In the order of the text, none within another. Names go before words, and longer words before shorter ones. */
function changesIn(text: string, { words, surnames }: Pronunciation, people: readonly string[]): Change[] {
  const found: Change[] = [];
  const take = (from: number, written: string, said: string) => {
    const to = from + written.length;
    if (!found.some((other) => from < other.to && other.from < to)) found.push({ from, to, said });
  };
  for (const name of people) {
    const surname = longestFirst(surnames).find(
      ([written]) => name.startsWith(written) && name.length > written.length,
    );
    if (surname) for (const from of placesOf(name, text)) take(from, ...surname);
  }
  for (const [written, said] of longestFirst(words)) {
    for (const from of placesOf(written, text)) take(from, written, said);
  }
  return found.sort((one, other) => one.from - other.from);
}

function longestFirst(list: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(list).sort(([one], [other]) => other.length - one.length);
}

function placesOf(word: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}
