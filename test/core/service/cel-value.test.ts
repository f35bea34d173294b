import { expect, test } from 'vitest';
import { valueOfCalculation } from '../../../core/service/cel-value.ts';

test('a text that calculations double from one to the next ends where no answer could be longer', () => {
  const lengths: number[] = [];
  let text: unknown = '帮';
  while (typeof text === 'string') {
    lengths.push(text.length);
    text = valueOfCalculation('text', text + text);
  }
  expect(lengths.at(-1)).toBe(2048);
});
