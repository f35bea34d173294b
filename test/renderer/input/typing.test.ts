import { describe, expect, test } from 'vitest';
import {
  type KeyPage,
  keyboardRows,
  latinCase,
  type WritingKind,
} from '../../../renderer/input/keyboard/layout.ts';
import type { Stroke } from '../../../renderer/handwriting/ink.ts';
import { packPages } from '../../../renderer/input/keyboard/pack.ts';
import {
  choose,
  draw,
  erase,
  isPending,
  join,
  put,
  typeLetter,
  typingOf,
  undoStroke,
  wipe,
} from '../../../renderer/input/keyboard/typing.ts';

const STROKE: Stroke = [
  [0, 0],
  [9, 0],
];
const at = (text: string, letters = '') => ({ ...typingOf(text), letters });

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

  test('what was drawn is taken back stroke by stroke, or wiped off at once, before any character is', () => {
    const drawn = draw(draw(at('王'), STROKE, 60), STROKE, 60);
    expect(isPending(drawn)).toBe(true);
    expect(erase(drawn)).toEqual({ ...at('王'), ink: [STROKE] });
    expect(undoStroke(undoStroke(drawn))).toEqual(at('王'));
    expect(undoStroke(at('王'))).toEqual(at('王'));
    expect(wipe(drawn)).toEqual(at('王'));
    expect(wipe(at('王'))).toEqual(at(''));
  });

  test('a character that is chosen uses up its own strokes, wherever among the ink they are', () => {
    const drawn = { ...at('王'), ink: [STROKE, [[5, 5]], STROKE] } as const;
    expect(choose(drawn, { text: '二', strokes: [0, 2] }, 60)).toEqual({ ...at('王二'), ink: [[[5, 5]]] });
  });

  test('the last two characters are joined into one, and taken back are the two that they were', () => {
    const joining = join(at('李王深'));
    expect(joining).toEqual({ ...at('李'), parts: ['王', '深'] });
    expect(isPending(joining)).toBe(true);
    expect(choose(joining, { text: '琛', joined: true }, 60)).toEqual(at('李琛'));
    expect(erase(joining)).toEqual(at('李王深'));
    expect(put(joining, '·', { text: '琛', joined: true }, 60)).toEqual(at('李王深·'));
    expect(draw(joining, STROKE, 60)).toBe(joining);
    expect(typeLetter(joining, 'w', 60)).toBe(joining);
    expect(join(at('𬸚𠀀'))).toEqual({ ...at(''), parts: ['𬸚', '𠀀'] });
    const one = at('王');
    expect(join(one)).toBe(one);
  });

  test('letters and ink are never pending together: what comes second is refused', () => {
    const drawn = draw(at(''), STROKE, 60);
    expect(typeLetter(drawn, 'w', 60)).toBe(drawn);
    const spelled = typeLetter(at(''), 'w', 60);
    expect(draw(spelled, STROKE, 60)).toBe(spelled);
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
  test('as many as fit, and never more than ten', () => {
    expect(packPages([50, 20, 20, 20], 100, 5)).toEqual([0, 3]);
    expect(
      packPages(
        Array.from({ length: 20 }, () => 1),
        1000,
        5,
      ),
    ).toEqual([0, 10]);
  });

  test('one that is wider than the page has it to itself', () => {
    expect(packPages([300, 20], 100, 5)).toEqual([0, 1]);
    expect(packPages([], 100, 5)).toEqual([0]);
  });
});

function signs(kind: WritingKind, page: KeyPage = 'pinyin', language = 'zh-CN'): string[] {
  return keyboardRows(page, kind, language)
    .flat()
    .flatMap((key) => (key.kind === 'sign' ? [key.sign] : []));
}
