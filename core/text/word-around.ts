import type { Stretch } from './align.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /^\p{Script=Han}/u;

/**
 * The Chinese word in which a stretch of a text begins; any other stretch as it is. Voices tell of single characters, and
 * 一起 that lights up in two halves is two words to whoever reads slowly.
 */
export function wordAround(text: string, { from, to }: Stretch): Stretch {
  const word = words.segment(text).containing(from);
  if (!word || !han.test(word.segment)) return { from, to };
  return { from: word.index, to: Math.max(to, word.index + word.segment.length) };
}
