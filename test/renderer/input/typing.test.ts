import { describe, expect, test } from 'vitest';
import {
  type KeyboardPage,
  keyboardRows,
  latinCase,
  type WritingKind,
} from '../../../renderer/input/keyboard/layout.ts';
import { packPages } from '../../../renderer/input/keyboard/pack.ts';
import { choose, erase, put, typeLetter } from '../../../renderer/input/keyboard/typing.ts';

const at = (text: string, letters = '') => ({ text, letters });

describe('typing', () => {
  test('what is chosen uses its letters up and leaves the rest', () => {
    expect(choose(at('', 'wangguizhen'), { text: '王', letters: 4 }, 60)).toEqual(at('王', 'guizhen'));
    expect(choose(at('', "xi'an"), { text: '西', letters: 2 }, 60)).toEqual(at('西', 'an'));
  });

  test('a character is taken back whole, letters first', () => {
    expect(erase(at('王𬸚', 'gu'))).toEqual(at('王𬸚', 'g'));
    expect(erase(at('王𬸚'))).toEqual(at('王'));
    expect(erase(at(''))).toEqual(at(''));
  });

  test('a sign settles the letters before it', () => {
    expect(put(at('', 'ludeng'), '，', { text: '路灯', letters: 6 }, 60)).toEqual(at('路灯，'));
    expect(put(at('好', 'v'), '，', undefined, 60)).toEqual(at('好，', 'v'));
  });

  test('no longer than allowed, counted in characters', () => {
    expect(choose(at('𬸚', 'an'), { text: '安', letters: 2 }, 2)).toEqual(at('𬸚安'));
    expect(put(at('𬸚'), '1', undefined, 2)).toEqual(at('𬸚1'));
  });

  test('what does not fit is not taken in part: the same typing comes back', () => {
    const near = at('𬸚', 'an');
    expect(choose(near, { text: '安静', letters: 2 }, 2)).toBe(near);
    expect(put(near, '，', { text: '安', letters: 2 }, 2)).toBe(near);
    const full = at('𬸚');
    expect(put(full, '1', undefined, 1)).toBe(full);
    expect(typeLetter(full, 'a', 1)).toBe(full);
  });

  test('letters have an end too, and separators stand between letters alone', () => {
    expect(typeLetter(at('', 'a'.repeat(30)), 'b', 60).letters).toHaveLength(30);
    expect(typeLetter(at('', ''), "'", 60)).toEqual(at('', ''));
    expect(typeLetter(at('', "xi'"), "'", 60)).toEqual(at('', "xi'"));
  });
});

describe('the keys', () => {
  const kinds: WritingKind[] = ['name', 'text', 'address'];

  test.each(
    kinds.flatMap((kind) => ['zh-CN', 'en'].map((language): [WritingKind, string] => [kind, language])),
  )('for a %s in %s: at most ten in a row, every letter there, every page left again', (kind, language) => {
    for (const page of ['pinyin', 'latin', 'signs'] as const) {
      const rows = keyboardRows(page, kind, language);
      expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(10);
      const keys = rows.flat();
      expect(keys.filter((key) => key.kind === 'page')).toHaveLength(2);
      expect(keys.some((key) => key.kind === 'erase')).toBe(true);
      const letters = keys.flatMap((key) => (key.kind === 'letter' ? [key.letter] : []));
      expect(letters.sort().join('')).toBe(page === 'signs' ? '' : 'abcdefghijklmnopqrstuvwxyz');
    }
  });

  test('an English sentence has its stops, a Chinese one its own', () => {
    const stops = (language: string) => signs('text', 'signs', language).join('');
    expect(stops('en')).toContain('.,?!');
    expect(stops('en')).not.toMatch(/[，。年]/);
    expect(stops('zh-CN')).toContain('，。？！');
    expect(signs('address', 'signs', 'en')).toEqual(expect.arrayContaining([',', '号']));
  });

  test('a name has its dot at hand, a place its number', () => {
    expect(signs('name')).toEqual(['·']);
    expect(signs('address')).toEqual(['号']);
  });

  test('names in capitals, English sentences beginning with one', () => {
    expect(latinCase('a', 'LI', 'name', 'en')).toBe('A');
    expect(latinCase('a', '', 'text', 'en')).toBe('A');
    expect(latinCase('a', 'No light. ', 'text', 'en')).toBe('A');
    expect(latinCase('a', 'No light ', 'text', 'en')).toBe('a');
    expect(latinCase('a', '坏了', 'text', 'zh-CN')).toBe('A');
  });
});

describe('pages of candidates', () => {
  test('as many as fit, and never more than eight', () => {
    expect(packPages([50, 20, 20, 20], 100, 5)).toEqual([0, 3]);
    expect(
      packPages(
        Array.from({ length: 20 }, () => 1),
        1000,
        5,
      ),
    ).toEqual([0, 8, 16]);
  });

  test('one that is wider than the page has it to itself', () => {
    expect(packPages([300, 20], 100, 5)).toEqual([0, 1]);
    expect(packPages([], 100, 5)).toEqual([0]);
  });
});

function signs(kind: WritingKind, page: KeyboardPage = 'pinyin', language = 'zh-CN'): string[] {
  return keyboardRows(page, kind, language)
    .flat()
    .flatMap((key) => (key.kind === 'sign' ? [key.sign] : []));
}
