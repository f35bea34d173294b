import { expect, test } from 'vitest';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';

test('a character is told from others of its sound by the word that everybody knows it by', () => {
  const { wordWith } = shippedDictionary();
  for (const character of ['兰', '王', '桂', '芳']) expect(wordWith(character)).toContain(character);
  expect(wordWith('们')).toBe('我们');
});

test('a character that no word has is left to its sound', () => {
  expect(shippedDictionary().wordWith('㐂')).toBeUndefined();
});
