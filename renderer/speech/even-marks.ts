import type { WordMark } from './voice.ts';

/** A Chinese character by itself, or a word of letters. */
const spokenUnit = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
/** How long a pause at these is, measured in characters. */
const pauses: Readonly<Record<string, number>> = { '，': 0.8, '、': 0.5, '；': 1, '：': 0.8, ',': 0.8 };

/**
 * A recording or a model tells nothing of its words, so each is given its share of the time: a character as long as
 * another, a word of letters by its syllables, roughly, and a comma a breath.
 */
export function evenMarks(text: string, lengthMs: number): WordMark[] {
  const { units, pausesBefore, total } = measured(text);
  let done = 0;
  return units.map(({ from, to, weight }) => {
    const atMs = ((done + pausesBefore(from)) / total) * lengthMs;
    done += weight;
    return { from, to, atMs };
  });
}

/** How long a text is to be said, in characters. */
export function spokenLength(text: string): number {
  return measured(text).total;
}

function measured(text: string) {
  const units = [...text.matchAll(spokenUnit)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    weight: /\p{Script=Han}/u.test(word) ? 1 : Math.max(1, word.length / 2.5),
  }));
  const pausesBefore = (place: number) =>
    Array.from(text.slice(0, place), (char) => pauses[char] ?? 0).reduce((sum, pause) => sum + pause, 0);
  const total = units.reduce((sum, { weight }) => sum + weight, 0) + pausesBefore(text.length);
  return { units, pausesBefore, total };
}
