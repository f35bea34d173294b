import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import {
  accents,
  asSaidWhere,
  percentWithin,
  placesOf,
  writtenEntries,
} from '../../support/pinyin-entries.ts';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';

const dictionary = shippedDictionary();
const texts = (letters: string, name = false, asSaid?: boolean) =>
  candidates(dictionary, letters, { name, before: '', ...(asSaid === undefined ? {} : { asSaid }) }).map(
    ({ text }) => text,
  );

describe('what is typed as it is said at home', () => {
  test.each([
    ['王桂珍', 'wangguizeng', true],
    ['身份证', 'senfenzen', false],
    ['牛奶', 'liulai', false],
    ['父亲', 'huqin', false],
    ['飞机', 'huiji', false],
    ['兰州', 'lanzou', false],
    ['南方', 'lanfang', false],
    ['平安', 'pinan', false],
  ])('%s is on the first page of %s', (text, letters, name) => {
    expect(texts(letters, name).slice(0, 5)).toContain(text);
    expect(texts(letters, name, false).slice(0, 5)).not.toContain(text);
  });

  test('the exact spelling of a single character comes first', () => {
    expect(texts('zang', true)[0]).toBe('臧');
    expect(texts('zang', true).slice(0, 5)).toContain('张');
    const zen = texts('zen');
    expect(zen.indexOf('怎')).toBeLessThan(zen.indexOf('珍'));
  });

  test('a rare character of the sound that is typed stands before the many of other sounds', () => {
    const yan = texts('yan', true);
    expect(yan).toContain('鸯');
    expect(yan.indexOf('䶮')).toBeLessThan(yan.indexOf('鸯'));
  });

  test('a beginning stays a beginning', () => {
    expect(texts('zhon')[0]).toBe('中');
  });
});

test.each(Object.keys(accents) as (keyof typeof accents)[])(
  'of entries typed with %s, three in four are still on the first page',
  (where) => {
    const entries = asSaidWhere(writtenEntries(), where);
    expect(entries.length).toBeGreaterThan(10);
    expect(percentWithin(placesOf(dictionary, entries), 5)).toBeGreaterThanOrEqual(75);
    expect(percentWithin(placesOf(dictionary, entries, { asSaid: false }), 5)).toBeLessThan(10);
  },
);
