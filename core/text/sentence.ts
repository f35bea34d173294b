/** A sentence and where it begins in its text, in UTF-16 units. */
export interface Sentence {
  text: string;
  from: number;
}

/** What ends a sentence, with the quotes that close after it. A dot inside a number or an abbreviation does not. */
const sentence = /(?:[^。！？!?\n.…]|\.(?!\s|$))*[。！？!?\n.…]*[”」』）)]*\s*/gu;

/** A text in pieces that are each said in one breath of melody, leaving out what holds nothing to say. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(sentence)]
    .filter(([found]) => /[\p{L}\p{N}]/u.test(found))
    .map((found) => ({ text: found[0], from: found.index }));
}
