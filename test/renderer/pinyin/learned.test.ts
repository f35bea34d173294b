import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import { learn, type Learned } from '../../../renderer/pinyin/learned.ts';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';

const dictionary = shippedDictionary();
const texts = (letters: string, learned: Learned, name = false) =>
  candidates(dictionary, letters, { name, before: '', learned }).map(({ text }) => text);

describe('what was written in this session', () => {
  test('comes first when the same letters are typed again', () => {
    const learned = learn([], 'wangguizhen', '王贵祯');
    expect(texts('wangguizhen', [], true)[0]).not.toBe('王贵祯');
    expect(texts('wangguizhen', learned, true)[0]).toBe('王贵祯');
    expect(texts("wang'guizhen", learned, true)[0]).toBe('王贵祯');
  });

  test('stands in a sentence as it was written', () => {
    const learned = learn([], 'liqiuxia', '黎秋夏');
    expect(texts('liqiuxiadeerzi', learned)[0]).toBe('黎秋夏的儿子');
    expect(candidates(dictionary, 'liqiuxiadeerzi', { name: false, before: '', learned })[0]?.letters).toBe(
      14,
    );
  });

  test('the newest comes before what was written earlier, and nothing is offered twice', () => {
    const learned = learn(learn(learn([], 'li', '黎'), 'li', '厉'), 'li', '黎');
    expect(learned).toHaveLength(2);
    expect(texts('li', learned, true).slice(0, 2)).toEqual(['黎', '厉']);
    expect(new Set(texts('li', learned, true)).size).toBe(texts('li', learned, true).length);
  });

  test('a single character is not forced into words', () => {
    expect(texts('lishi', learn([], 'li', '黎'))[0]).toBe('历史');
  });

  test('is not changed by learning more, and is not without end', () => {
    const before: Learned = [];
    learn(before, 'li', '黎');
    expect(before).toEqual([]);
    const full = Array.from({ length: 1000 }, (_, at) => `字${at}`).reduce<Learned>(
      (learned, text) => learn(learned, 'zi', text),
      [],
    );
    expect(full.length).toBeLessThan(1000);
    expect(full[0]?.text).toBe('字999');
  });

  test('nothing is learned from nothing', () => {
    expect(learn([], '', '王')).toEqual([]);
    expect(learn([], "'", '王')).toEqual([]);
    expect(learn([], 'wang', '')).toEqual([]);
  });
});
