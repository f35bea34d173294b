import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sentencesOf } from '../../../core/text/sentence.ts';

it('takes a text apart into sentences and knows where each begins', () => {
  const text = '您好！请坐。共 1.5 元。“好吗？”Yes. No';
  const sentences = sentencesOf(text);
  expect(sentences.map((sentence) => sentence.text.trim())).toEqual([
    '您好！',
    '请坐。',
    '共 1.5 元。',
    '“好吗？”',
    'Yes.',
    'No',
  ]);
  for (const { text: sentence, from } of sentences) expect(text.startsWith(sentence, from)).toBe(true);
});

it('leaves out what holds nothing to say', () => {
  expect(sentencesOf('……')).toEqual([]);
  expect(sentencesOf('')).toEqual([]);
});

it('loses no word', () => {
  const text = fc
    .array(fc.constantFrom('您', '好', '，', '。', ' ', '1', '.', 'a', '”', '\n', '…', '?'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (whole) => {
      expect(
        words(
          sentencesOf(whole)
            .map((sentence) => sentence.text)
            .join(''),
        ),
      ).toBe(words(whole));
    }),
  );
});

function words(text: string): string {
  return text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
}
