import type { Candidate } from '../../pinyin/candidates.ts';

/** What is written, and behind it the letters that are not yet characters. */
export interface Typing {
  text: string;
  letters: string;
}

// Each hands back the very same typing where nothing can be taken, and never a part of what was pressed: a word that is
// cut to its room is another word.

/** Longer than any four-character word with its neighbours, and no look-up gets slow. */
const MOST_LETTERS = 30;
const SEPARATOR = "'";

export function typeLetter(typing: Typing, letter: string, longest: number): Typing {
  if (letter === SEPARATOR && (typing.letters === '' || typing.letters.endsWith(SEPARATOR))) return typing;
  if (roomIn(typing, longest) < 1 || typing.letters.length >= MOST_LETTERS) return typing;
  return { ...typing, letters: typing.letters + letter };
}

/** What is chosen is written, and the letters that it used up are gone. */
export function choose(typing: Typing, candidate: Candidate, longest: number): Typing {
  if (!fits(typing, candidate.text, longest)) return typing;
  const rest = typing.letters.slice(candidate.letters);
  return {
    text: typing.text + candidate.text,
    letters: rest.startsWith(SEPARATOR) ? rest.slice(1) : rest,
  };
}

/** A sign is written as it is. Letters that stand before it become what is most likely meant. */
export function put(typing: Typing, sign: string, first: Candidate | undefined, longest: number): Typing {
  const settled = typing.letters && first ? choose(typing, first, longest) : typing;
  return fits(settled, sign, longest) ? { ...settled, text: settled.text + sign } : typing;
}

/** Takes back one letter, or else one character however many code units it has. */
export function erase({ text, letters }: Typing): Typing {
  if (letters !== '') return { text, letters: letters.slice(0, -1) };
  return { text: Array.from(text).slice(0, -1).join(''), letters };
}

/** Whether something more can still be written. */
export function fits(typing: Typing, more: string, longest: number): boolean {
  return Array.from(more).length <= roomIn(typing, longest);
}

/** Counted in characters, as a person counts. */
function roomIn({ text }: Typing, longest: number): number {
  return longest - Array.from(text).length;
}
