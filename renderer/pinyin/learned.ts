import { SEPARATOR } from './syllables.ts';

/** What was written in this session, the newest first. It is never kept: the session's end is the end of it. */
export type Learned = readonly Lesson[];

interface Lesson {
  letters: string;
  text: string;
}

/** More than anybody writes at one visit; beyond it the oldest is forgotten. */
const MOST = 200;

/** What is known once `text` has been chosen for these letters: next time they mean it first. */
export function learn(learned: Learned, letters: string, text: string): Learned {
  const plain = withoutSeparators(letters);
  if (!plain || !text) return learned;
  const others = learned.filter((lesson) => lesson.letters !== plain || lesson.text !== text);
  return [{ letters: plain, text }, ...others].slice(0, MOST);
}

/** What all of these letters were chosen for before. */
export function learnedFor(learned: Learned, letters: string): string[] {
  const plain = withoutSeparators(letters);
  return learned.filter((lesson) => lesson.letters === plain).map(({ text }) => text);
}

/**
 * Words that the letters from a place on were chosen for before, and where they end. Single characters are no words:
 * whoever wrote 黎 once does not mean it in every `lishi`.
 */
export function learnedAt(learned: Learned, letters: string, at: number): { text: string; to: number }[] {
  return learned.flatMap(({ letters: known, text }) => {
    const to = endOf(letters, at, known);
    return to === undefined || Array.from(text).length < 2 ? [] : [{ text, to }];
  });
}

/** Where `known` ends in the letters if it begins at a place, separators skipped. */
function endOf(letters: string, at: number, known: string): number | undefined {
  let to = at;
  for (const letter of known) {
    while (letters[to] === SEPARATOR) to += 1;
    if (letters[to] !== letter) return undefined;
    to += 1;
  }
  return to;
}

function withoutSeparators(letters: string): string {
  return letters.replaceAll(SEPARATOR, '');
}
