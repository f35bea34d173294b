import { expect, test } from 'vitest';
import { bySound, byWriting } from '../../../renderer/input/find/matching.ts';

const sounds: Readonly<Record<string, string[]>> = {
  浙: ['zhe'],
  江: ['jiang'],
  省: ['sheng', 'xing'],
  重: ['zhong', 'chong'],
  庆: ['qing'],
  宁: ['ning'],
  夏: ['xia'],
};
const syllablesOf = (character: string) => sounds[character] ?? [];
const names = ['宁夏', '重庆', '浙江省', 'West Lake'];
const found = (letters: string) => bySound(names, letters, syllablesOf);

test.each(['zj', 'zhj', 'z', 'zhejiang', 'zheji', 'zhejs', 'zjsh'])(
  '%s is 浙江省 first or alone',
  (letters) => {
    expect(found(letters)).toContain('浙江省');
  },
);

test('a character that is read in two ways is found by each', () => {
  expect(found('cq')).toEqual(['重庆']);
  expect(found('zhq')).toEqual(['重庆']);
});

test('what begins so comes before what goes on so, and what has it nowhere is not there', () => {
  expect(found('j')).toEqual(['浙江省']);
  expect(found('x')).toEqual(['宁夏', '浙江省']);
  expect(bySound(['宁夏', '夏宁'], 'x', syllablesOf)).toEqual(['夏宁', '宁夏']);
  expect(found('zz')).toEqual([]);
  expect(found('zheng')).toEqual([]);
});

test('words in Latin letters are found by their beginnings', () => {
  expect(found('we')).toEqual(['West Lake']);
  expect(found('wl')).toEqual(['West Lake']);
  expect(found('lake')).toEqual(['West Lake']);
});

test('what was written is found by its likeliest reading first, wherever it stands', () => {
  expect(byWriting(['宁夏', '江宁', '夏宁'], ['宁', '夏'])).toEqual(['宁夏', '江宁', '夏宁']);
  expect(byWriting(['宁夏', '浙江省'], ['工', '江'])).toEqual(['浙江省']);
  expect(byWriting(['宁夏'], [])).toEqual([]);
});

const traditional = (name: string) => name.replace('云', '雲');

test('a place that stands in simplified characters is found by traditional ones too', () => {
  expect(byWriting(['云溪县', '柳溪镇'], ['雲'], traditional)).toEqual(['云溪县']);
  expect(byWriting(['云溪县', '柳溪镇'], ['云'], traditional)).toEqual(['云溪县']);
  expect(byWriting(['云溪县', '柳溪镇'], ['雲'])).toEqual([]);
});
