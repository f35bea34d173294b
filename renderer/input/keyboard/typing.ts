import type { Ink, Stroke } from '../../handwriting/ink.ts';
import type { Reading } from '../../handwriting/reading.ts';
import { areStrokes } from './stroke-keys.ts';
import type { Candidate } from '../../pinyin/candidates.ts';

/** What is written, and behind it the letters, what was drawn, or the characters to be joined, that are not yet characters. */
export interface Typing {
  text: string;
  letters: string;
  ink: Ink;
  /** To become one character: 王 and 深 for 琛. */
  parts: readonly string[];
}

/** What all of the parts together may be. */
export interface Joined {
  text: string;
  joined: true;
}

/** What is pending may mean, and which of it that uses up. */
export type Choice = Candidate | Reading | Joined;

export function typingOf(text: string): Typing {
  return { text, letters: '', ink: [], parts: [] };
}

/** Something stands there that is not yet characters. */
export function isPending({ letters, ink, parts }: Typing): boolean {
  return letters !== '' || ink.length > 0 || parts.length > 0;
}

// Each hands back the very same typing where nothing can be taken, and never a part of what was pressed: a word that is
// cut to its room is another word.

/** Longer than any four-character word with its neighbours, and no look-up gets slow. */
const MOST_LETTERS = 30;
/** Four of the fullest characters side by side. */
const MOST_STROKES = 100;
const SEPARATOR = "'";

export function typeLetter(typing: Typing, letter: string, longest: number): Typing {
  if (typing.ink.length > 0 || typing.parts.length > 0) return typing;
  if (typing.letters !== '' && areStrokes(typing.letters) !== areStrokes(letter)) return typing;
  if (letter === SEPARATOR && (typing.letters === '' || typing.letters.endsWith(SEPARATOR))) return typing;
  if (roomIn(typing, longest) < 1 || typing.letters.length >= MOST_LETTERS) return typing;
  return { ...typing, letters: typing.letters + letter };
}

export function draw(typing: Typing, stroke: Stroke, longest: number): Typing {
  if (typing.letters !== '' || typing.parts.length > 0 || typing.ink.length >= MOST_STROKES) return typing;
  if (roomIn(typing, longest) < 1) return typing;
  return { ...typing, ink: [...typing.ink, stroke] };
}

/** What is chosen is written, and the letters or strokes that it used up are gone. */
export function choose(typing: Typing, choice: Choice, longest: number): Typing {
  if (!fits(typing, choice.text, longest)) return typing;
  const text = typing.text + choice.text;
  if ('joined' in choice) return { ...typing, text, parts: [] };
  if ('strokes' in choice) {
    return { ...typing, text, ink: typing.ink.filter((_, at) => !choice.strokes.includes(at)) };
  }
  const rest = typing.letters.slice(choice.letters);
  return { ...typing, text, letters: rest.startsWith(SEPARATOR) ? rest.slice(1) : rest };
}

/** A sign is written as it is. What is pending before it becomes what is most likely meant. */
export function put(typing: Typing, sign: string, first: Choice | undefined, longest: number): Typing {
  // Parts that nobody chose a character for are the characters that they were.
  const whole = apart(typing);
  const settled = isPending(whole) && first ? choose(whole, first, longest) : whole;
  return fits(settled, sign, longest) ? { ...settled, text: settled.text + sign } : typing;
}

/** Takes back one letter or one stroke, or else one character however many code units it has. */
export function erase(typing: Typing): Typing {
  const { text, letters, ink, parts } = typing;
  if (parts.length > 0) return apart(typing);
  if (letters !== '') return { ...typing, letters: letters.slice(0, -1) };
  if (ink.length > 0) return { ...typing, ink: ink.slice(0, -1) };
  return { ...typing, text: Array.from(text).slice(0, -1).join('') };
}

/** The last two characters are taken for the parts of one. */
export function join(typing: Typing): Typing {
  const characters = Array.from(typing.text);
  if (isPending(typing) || characters.length < 2) return typing;
  return { ...typing, text: characters.slice(0, -2).join(''), parts: characters.slice(-2) };
}

/** Parts become characters again: nothing that was written is lost. */
function apart(typing: Typing): Typing {
  return { ...typing, text: typing.text + typing.parts.join(''), parts: [] };
}

/** Takes back the last stroke, and nothing else. */
export function undoStroke(typing: Typing): Typing {
  return typing.ink.length > 0 ? erase(typing) : typing;
}

/** Takes back everything that was drawn, or else one character. */
export function wipe(typing: Typing): Typing {
  return typing.ink.length > 0 ? { ...typing, ink: [] } : erase(typing);
}

/** Whether something more can still be written. */
export function fits(typing: Typing, more: string, longest: number): boolean {
  return Array.from(more).length <= roomIn(typing, longest);
}

/** Counted in characters, as a person counts. */
function roomIn({ text }: Typing, longest: number): number {
  return longest - Array.from(text).length;
}
