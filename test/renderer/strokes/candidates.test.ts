import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/strokes/candidates.ts';
import { commonCharacters } from '../../support/common-characters.ts';
import { writtenEntries } from '../../support/pinyin-entries.ts';
import { shippedStrokes, strokeFile } from '../../support/shipped-strokes.ts';

const table = shippedStrokes();
const strokesOf = new Map(table.map(({ text, strokes }) => [text, strokes]));
const texts = (strokes: string, name = false, before = '') =>
  candidates(table, strokes, { name, before }).map(({ text }) => text);

describe('the strokes of a character', () => {
  test.each([
    ['一', 'h'],
    ['木', 'hspn'],
    ['女', 'zph'],
    ['永', 'nzzpn'],
    ['家', 'nnzhpzpppn'],
    ['区', 'hpnz'],
    ['国', 'szhhshnh'],
    ['进', 'hhpsnzn'],
    ['王', 'hhsh'],
    // Put together from their parts.
    ['書', 'zhhhhsszhh'],
    ['燊', 'nppnnppnnppnhspn'],
    ['堃', 'nhzpnhzphsh'],
    ['䶮', 'hpzpnhhpn'],
  ])('%s: %s', (character, strokes) => {
    expect(strokesOf.get(character)).toBe(strokes);
    expect(texts(strokes)).toContain(character);
  });

  test('every common character has them, and there are many more', () => {
    expect([...commonCharacters].filter((character) => !strokesOf.has(character))).toEqual([]);
    expect(table.length).toBeGreaterThan(18_000);
    expect(Buffer.byteLength(strokeFile)).toBeLessThan(300_000);
  });
});

describe('what a row of strokes may mean', () => {
  test('whole characters first, then the commonest', () => {
    expect(texts('hspn')[0]).toBe('木');
    expect(texts('hspnhspn')[0]).toBe('林');
    expect(texts('p').slice(0, 9)).toEqual(expect.arrayContaining(['的', '我', '他']));
  });

  test('in a name surnames come first, then what people are called by', () => {
    expect(texts('hh', true).slice(0, 9)).toContain('王');
    expect(texts('hspn', true).slice(0, 9)).toEqual(expect.arrayContaining(['李', '林', '杨']));
    expect(texts('hspn', true, '王').slice(0, 9)).toEqual(expect.arrayContaining(['桂', '梅']));
  });

  test('a star is any stroke', () => {
    expect(texts('h*pn')).toEqual(expect.arrayContaining(['木', '天']));
    expect(texts('****')).toEqual(expect.arrayContaining(['木', '中']));
    expect(texts('*spn')).toContain('木');
  });

  test('one stroke may have been taken for another, where hardly anything else is meant', () => {
    expect(strokesOf.get('耀')).toMatch(/^snp/);
    const mistaken = `hnp${strokesOf.get('耀')?.slice(3)}`;
    expect(texts(mistaken)).toContain('耀');
    expect(texts('hspn')).not.toContain('天');
  });

  test('all strokes are used up', () => {
    expect(candidates(table, 'hsp', { name: false, before: '' })[0]?.letters).toBe(3);
  });

  test('no strokes mean nothing, and neither do signs that are no strokes', () => {
    expect(texts('')).toEqual([]);
    expect(texts('xx')).toEqual([]);
    expect(texts('h'.repeat(10_000))).toEqual([]);
  });

  test('nothing is offered twice', () => {
    for (const strokes of ['h', 'nnzh', 'hspnhspn']) {
      expect(new Set(texts(strokes)).size).toBe(texts(strokes).length);
    }
  });
});

/** After how many strokes a character is among the first nine. */
function strokesNeeded(character: string, name: boolean, before: string): number {
  const strokes = strokesOf.get(character) ?? '';
  for (let count = 1; count <= strokes.length; count += 1) {
    if (texts(strokes.slice(0, count), name, before).slice(0, 9).includes(character)) return count;
  }
  return Infinity;
}

test('a common character is found after five strokes, one of a name after two or three, whatever their number', () => {
  const common = [...commonCharacters].filter((_, at) => at % 20 === 0);
  expect(mean(common.map((character) => strokesNeeded(character, false, '')))).toBeLessThan(5.5);
  const names = writtenEntries()
    .filter(({ kind }) => kind === 'name')
    .map(({ text }) => Array.from(text));
  expect(mean(names.map(([surname = '']) => strokesNeeded(surname, true, '')))).toBeLessThan(2.5);
  expect(
    mean(names.flatMap(([surname = '', ...given]) => given.map((one) => strokesNeeded(one, true, surname)))),
  ).toBeLessThan(3);
});

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
