import type { Candidate } from '../../pinyin/candidates.ts';

/** What is written, and behind it the letters that are not yet characters. */
export interface Typing {
  text: string;
  letters: string;
}

/** Longer than any four-character word with its neighbours, and no look-up gets slow. */
const MOST_LETTERS = 30;
const SEPARATOR = "'";

export function typeLetter(typing: Typing, letter: string): Typing {
  if (letter === SEPARATOR && (typing.letters === '' || typing.letters.endsWith(SEPARATOR))) return typing;
  return typing.letters.length < MOST_LETTERS ? { ...typing, letters: typing.letters + letter } : typing;
}

/** What is chosen is written, and the letters that it used up are gone. */
export function choose({ text, letters }: Typing, candidate: Candidate, longest: number): Typing {
  const rest = letters.slice(candidate.letters);
  return {
    text: shorten(text + candidate.text, longest),
    letters: rest.startsWith(SEPARATOR) ? rest.slice(1) : rest,
  };
}

/** A sign is written as it is. Letters that stand before it become what is most likely meant. */
export function put(typing: Typing, sign: string, first: Candidate | undefined, longest: number): Typing {
  const settled = typing.letters && first ? choose(typing, first, longest) : typing;
  return { text: shorten(settled.text + sign, longest), letters: settled.letters };
}

/** Takes back one letter, or else one character however many code units it has. */
export function erase({ text, letters }: Typing): Typing {
  if (letters !== '') return { text, letters: letters.slice(0, -1) };
  return { text: Array.from(text).slice(0, -1).join(''), letters };
}

function shorten(text: string, longest: number): string {
  return Array.from(text).slice(0, longest).join('');
}
