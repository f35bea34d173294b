import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import { dictionaryFile, shippedDictionary } from '../../support/shipped-dictionary.ts';

const dictionary = shippedDictionary();
const offered = (letters: string, name = false, before = '') =>
  candidates(dictionary, letters, { name, before }).map(({ text }) => text);

describe('every name can be written', () => {
  // Characters on identity cards that ordinary keyboards lack, from all over Unicode.
  test.each([
    ['𬸚', 'yue'],
    ['䶮', 'yan'],
    ['㛃', 'jie'],
    ['𫖯', 'fu'],
    ['𠅤', 'xi'],
    ['𬍛', 'li'],
    ['𪟝', 'ji'],
    ['𫍯', 'xian'],
    ['𬱖', 'di'],
    ['㑇', 'zhou'],
    ['䴖', 'jing'],
    ['龑', 'yan'],
    ['喆', 'zhe'],
    ['堃', 'kun'],
    ['淼', 'miao'],
    ['犇', 'ben'],
    ['曌', 'zhao'],
    ['翀', 'chong'],
    ['甯', 'ning'],
    ['昇', 'sheng'],
  ])('%s is among the characters of %s', (character, letters) => {
    expect(offered(letters)).toContain(character);
    expect(offered(letters, true)).toContain(character);
    expect(offered(letters, true, '王')).toContain(character);
  });

  test('every character of the dictionary is reached by each of its readings, in a name and elsewhere', () => {
    const lost: string[] = [];
    let count = 0;
    for (const [reading, characters] of everyCharacter()) {
      for (const name of [true, false]) {
        const found = new Set(offered(reading, name));
        for (const character of characters) {
          count += 1;
          if (!found.has(character)) lost.push(`${character} ${reading}`);
        }
      }
    }
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThan(100_000);
  });

  test('there are more characters than the table for general use has, from every block that Unihan reads', () => {
    const all = new Set([...everyCharacter().values()].flatMap((characters) => [...characters]));
    const inBlock = (from: number, to: number) =>
      [...all].filter((character) => {
        const code = character.codePointAt(0) ?? 0;
        return code >= from && code <= to;
      }).length;
    expect(all.size).toBeGreaterThan(44_000);
    expect(inBlock(0x4e00, 0x9fff)).toBeGreaterThan(20_800);
    expect(inBlock(0x3400, 0x4dbf)).toBeGreaterThan(5_700);
    expect(inBlock(0x20000, 0x2a6df)).toBeGreaterThan(14_500);
    for (const from of [0x2a700, 0x2b740, 0x2b820, 0x30000, 0x31350]) {
      expect(inBlock(from, from + 0xfff)).toBeGreaterThan(0);
    }
  });

  test('a character that has no reading can be written by its number', () => {
    expect(offered('u2ebf0', true)).toEqual(['\u{2ebf0}']);
    expect(offered('u0041')).toEqual([]);
  });
});

describe('surnames', () => {
  test.each([
    ['单', 'shan'],
    ['解', 'xie'],
    ['区', 'ou'],
    ['查', 'zha'],
    ['仇', 'qiu'],
    ['曾', 'zeng'],
    ['朴', 'piao'],
    ['盖', 'ge'],
    ['翟', 'zhai'],
    ['缪', 'miao'],
    ['冼', 'xian'],
    ['逄', 'pang'],
    ['尉迟', 'yuchi'],
    ['万俟', 'moqi'],
    ['令狐', 'linghu'],
    ['澹台', 'tantai'],
    ['欧阳', 'ouyang'],
    ['诸葛', 'zhuge'],
    ['长孙', 'zhangsun'],
  ])('%s is on the first page of %s', (surname, letters) => {
    expect(offered(letters, true).slice(0, 6)).toContain(surname);
  });

  test('every surname in the list is on the first two pages of its reading', () => {
    const late: string[] = [];
    for (const line of dictionaryFile('names').split('\n')) {
      const [reading = '', surnames = ''] = line.split('\t');
      const found = offered(reading.replaceAll(' ', "'"), true).slice(0, 16);
      for (const surname of surnames.matchAll(/[^0-9 ]+/gu)) {
        if (!found.includes(surname[0])) late.push(`${surname[0]} ${reading}`);
      }
    }
    expect(late).toEqual([]);
  });

  test('one letter brings the common ones', () => {
    expect(offered('w', true).slice(0, 3)).toEqual(['王', '吴', '魏']);
    expect(offered('zh', true).slice(0, 2)).toEqual(['张', '赵']);
  });

  test('a hand used to passports finds 吕', () => {
    expect(offered('lyu', true)[0]).toBe('吕');
    expect(offered('lv', true)[0]).toBe('吕');
    expect(offered('lu', true).slice(0, 8)).toContain('吕');
  });
});

function everyCharacter(): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  const add = (reading: string, characters: Iterable<string>) => {
    if (!reading || reading.includes(' ')) return;
    all.set(reading, new Set([...(all.get(reading) ?? []), ...characters]));
  };
  for (const file of ['words', 'characters'] as const) {
    for (const line of dictionaryFile(file).split('\n')) {
      const [reading = '', text = ''] = line.split('\t');
      add(reading, text.replaceAll(/[\0-\x7f]/g, ''));
    }
  }
  return all;
}
