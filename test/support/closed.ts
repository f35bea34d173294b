/** What a text ends with: the stop of a sentence, or nothing, as on a key. What closes after the stop belongs to it. */
export type Stop = '.' | '?' | '!' | '';

const stops: Readonly<Record<string, Stop>> = {
  '。': '.',
  '？': '?',
  '！': '!',
  '.': '.',
  '?': '?',
  '!': '!',
};

export function stopOf(text: string): Stop {
  const last = /([。？！.?!])[”」』）)"]*$/.exec(text)?.[1];
  return (last !== undefined && stops[last]) || '';
}

/**
 * Whether a sentence ends before the text does. The dot of a list (`1. `), of a hole, and of what is written small behind
 * it (`slip.json`) is none.
 */
export function holdsSentence(text: string): boolean {
  return /[。？！?!](?=.)|(?<=\p{L})\.(?=\s)/u.test(text.replace(/[”」』）)"]*$/, ''));
}
