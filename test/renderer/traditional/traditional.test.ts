import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import { learn } from '../../../renderer/pinyin/learned.ts';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';
import { shippedTraditional } from '../../support/shipped-traditional.ts';

const traditional = shippedTraditional();

describe('a simplified character becomes the one that its word has', () => {
  test.each([
    ['头发', '頭髮'],
    ['出发', '出發'],
    ['皇后', '皇后'],
    ['后面', '後面'],
    ['干部', '幹部'],
    ['饼干', '餅乾'],
    ['公里', '公里'],
    ['里面', '裏面'],
    ['台风', '颱風'],
    ['关系', '關係'],
    ['系统', '系統'],
    ['面条', '麵條'],
    ['一只猫', '一隻貓'],
    ['群众说', '群眾說'],
    ['我家门口的路灯不亮', '我家門口的路燈不亮'],
  ])('%s: %s', (simplified, written) => {
    expect(traditional.text(simplified)).toBe(written);
  });

  test('what is traditional already, or no Chinese, stays', () => {
    expect(traditional.text('頭髮 A-1 🙂 𠮷')).toBe('頭髮 A-1 🙂 𠮷');
  });
});

describe('a surname is nobody’s word', () => {
  test.each([
    ['于秀英', '', '于秀英'],
    ['范桂兰', '', '范桂蘭'],
    ['余国强', '', '余國強'],
    ['钟伟民', '', '鍾偉民'],
    ['叶春发', '', '葉春發'],
    ['发', '于', '發'],
  ])('%s after "%s": %s', (simplified, before, written) => {
    expect(traditional.name(simplified, before)).toBe(written);
  });
});

describe('what the pinyin keyboard offers', () => {
  const dictionary = shippedDictionary();
  const texts = (letters: string, name = false) =>
    candidates(dictionary, letters, { name, before: '', traditional }).map(({ text }) => text);

  test('words, sentences and names', () => {
    expect(texts('toufa')[0]).toBe('頭髮');
    expect(texts('menkoudeludengbuliang')[0]).toBe('門口的路燈不亮');
    expect(texts('fanguilan', true).slice(0, 5)).toContain('范桂蘭');
  });

  test('every character that a simplified one may stand for', () => {
    expect(texts('hou')).toEqual(expect.arrayContaining(['後', '后']));
    expect(texts('fa')).toEqual(expect.arrayContaining(['發', '髮']));
    expect(texts('yu', true)[0]).toBe('余');
    expect(texts('yu', true).slice(0, 5)).toContain('于');
  });

  test('of a name the simplified characters too, as they stand on a card of the mainland, after the traditional ones', () => {
    const found = texts('fanguilan', true);
    expect(found).toContain('范桂兰');
    expect(found.indexOf('范桂蘭')).toBeLessThan(found.indexOf('范桂兰'));
    expect(texts('lan', true)).toEqual(expect.arrayContaining(['蘭', '兰']));
    expect(texts('lan')).not.toContain('兰');
  });

  test('the letters that are used up stay the same', () => {
    const plain = candidates(dictionary, 'toufachang', { name: false, before: '' });
    const written = candidates(dictionary, 'toufachang', { name: false, before: '', traditional });
    const of = (list: typeof plain, text: string) => list.find((one) => one.text === text)?.letters;
    expect(of(written, '頭髮')).toBe(of(plain, '头发'));
  });

  test('what was written in this session is not converted again', () => {
    const learned = learn([], 'fanhou', '范后');
    const [first] = candidates(dictionary, 'fanhoudetoufa', {
      name: false,
      before: '',
      traditional,
      learned,
    });
    expect(first?.text).toBe('范后的頭髮');
  });
});
