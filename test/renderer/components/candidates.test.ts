import { describe, expect, test } from 'vitest';
import { candidates, ofRadical } from '../../../renderer/components/candidates.ts';
import { shippedComponents } from '../../support/shipped-components.ts';

const table = shippedComponents();
const texts = (...components: string[]) => candidates(table, components).map(({ text }) => text);

const beside = (radical: string, strokes: number) =>
  ofRadical(table, radical, strokes).map(({ text }) => text);

describe('two components and more', () => {
  // Characters on identity cards that ordinary keyboards lack.
  test.each([
    ['林', ['木', '木']],
    ['森', ['木', '木', '木']],
    ['琛', ['王', '罙']],
    ['喆', ['吉', '吉']],
    ['堃', ['方', '方', '土']],
    ['淼', ['水', '水', '水']],
    ['犇', ['牛', '牛', '牛']],
    ['曌', ['明', '空']],
    ['翀', ['羽', '中']],
    ['燊', ['火', '火', '火', '木']],
    ['赟', ['文', '武', '贝']],
    ['䶮', ['龙', '天']],
    ['頔', ['由', '页']],
    ['潇', ['水', '萧']],
    ['铭', ['金', '名']],
    ['㛃', ['丰', '刀', '女']],
  ])('%s from %s', (character, components) => {
    expect(texts(...components).slice(0, 9)).toContain(character);
    expect(texts(...components.toReversed()).slice(0, 9)).toContain(character);
  });

  test('what is made of nothing else comes first, then the commonest', () => {
    expect(texts('木', '木')[0]).toBe('林');
    expect(texts('日', '月')[0]).toBe('明');
    expect(texts('口').slice(0, 90)).not.toContain('口');
  });

  test('as often as it is given', () => {
    expect(texts('木', '木', '木')).not.toContain('林');
    expect(texts('牛', '牛', '牛')).not.toContain('牢');
  });

  test('a part in a part counts', () => {
    expect(texts('氵', '木')).toContain('深');
  });

  test('a character stands for one of its parts where it is in none itself', () => {
    expect(texts('王', '深')).toContain('琛');
  });

  test('what leads nowhere offers nothing', () => {
    expect(texts()).toEqual([]);
    expect(texts('王', 'x')).toEqual([]);
    expect(texts('\ud800', '🙂')).toEqual([]);
  });

  test('all components are used up and nothing is offered twice', () => {
    const found = candidates(table, ['王', '木']);
    expect(found.every(({ letters }) => letters === 2)).toBe(true);
    expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
  });
});

describe('a radical and the strokes beside it', () => {
  test('the commonest first, in every shape of the radical', () => {
    expect(beside('氵', 8).slice(0, 9)).toContain('深');
    expect(beside('水', 8)).toEqual(beside('氵', 8));
    expect(beside('木', 4)[0]).toBe('林');
  });

  test.each([
    ['𬍛', '玉', 5],
    ['𬸚', '鸟', 9],
    ['𫖯', '页', 6],
    ['𪟝', '力', 8],
    ['龑', '龍', 4],
  ])('%s under %s with %d', (character, radical, strokes) => {
    expect(beside(radical, strokes)).toContain(character);
  });

  test('what is no radical has no characters', () => {
    expect(beside('深', 3)).toEqual([]);
    expect(beside('', 3)).toEqual([]);
    expect(beside('水', 99)).toEqual([]);
  });
});

test('there are characters from every block that the sources know', () => {
  expect(taken(0x4e00, 0x9fff)).toBeGreaterThan(20_000);
  expect(taken(0x3400, 0x4dbf)).toBeGreaterThan(6_000);
  expect(taken(0x20000, 0x2a6df)).toBeGreaterThan(42_000);
  expect(taken(0x2a700, 0x2b73f)).toBeGreaterThan(4_000);
});

/** How many of these are taken apart. */
function taken(from: number, to: number): number {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)).filter(
    (character) => table.partsOf(character).length > 0,
  ).length;
}
