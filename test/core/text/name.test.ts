import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestName, nameLength, parseName } from '../../../core/text/name.ts';

const ideographs: readonly (readonly [string, number, number])[] = [
  ['CJK', 0x4e00, 0x9fff],
  ['A', 0x3400, 0x4dbf],
  ['B', 0x20000, 0x2a6df],
  ['C', 0x2a700, 0x2b739],
  ['D', 0x2b740, 0x2b81d],
  ['E', 0x2b820, 0x2cea1],
  ['F', 0x2ceb0, 0x2ebe0],
  ['I', 0x2ebf0, 0x2ee5d],
  ['G', 0x30000, 0x3134a],
  ['H', 0x31350, 0x323af],
  ['compatibility', 0xf900, 0xfa6d],
];

describe('a name that fits', () => {
  it.each(ideographs)('may hold any character of block %s', (_, from, to) => {
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (code) => {
        const name = `王${String.fromCodePoint(code)}`;
        expect(parseName(name)).toEqual({ ok: true, name });
        expect(nameLength(name)).toBe(2);
      }),
    );
  });

  it.each([
    ['  王桂珍 ', '王桂珍'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提 · 艾力', '买买提·艾力'],
    ['阿卜杜热合曼・吐尔逊', '阿卜杜热合曼·吐尔逊'],
    ['〇一', '〇一'],
    ["Mary-Jane  O'Neil Jr.", "Mary-Jane O'Neil Jr."],
    ['Jose\u0301', 'José'],
    ['བཀྲ་ཤིས'.replace('་', ''), 'བཀྲཤིས'],
    ['ياخشى', 'ياخشى'],
    ['王', '王'],
  ])('%s', (text, name) => {
    expect(parseName(text)).toEqual({ ok: true, name });
  });

  it('keeps a compatibility character: it is another person’s name', () => {
    expect(parseName('\uf92c')).toEqual({ ok: true, name: '\uf92c' });
  });
});

describe('a name that does not fit', () => {
  it.each([
    ['', { code: 'missing' }],
    ['   ', { code: 'missing' }],
    ['·', { code: 'missing' }],
    ['王2', { code: 'character', part: '2' }],
    ['王😀', { code: 'character', part: '😀' }],
    ['王，', { code: 'character', part: '，' }],
    ['王(小)', { code: 'character', part: '(' }],
    ['·王', { code: 'character', part: '·' }],
    ['王·', { code: 'character', part: '·' }],
    ['王\ue000', { code: 'character', part: '\ue000' }],
    ['王'.repeat(longestName + 1), { code: 'too-long' }],
  ])('%s', (text, problem) => {
    expect(parseName(text)).toEqual({ ok: false, ...problem });
  });

  it('counts characters, not units', () => {
    expect(parseName('𠮷'.repeat(longestName))).toMatchObject({ ok: true });
  });
});
