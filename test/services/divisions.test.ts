import path from 'node:path';
import { expect, test } from 'vitest';
import { readDivisions } from '../../main/catalog/divisions.ts';

const divisions = readDivisions([path.join(import.meta.dirname, '../../services')]);
const names = (code: string) => divisions.children(code).map(({ name }) => name);

test('the whole country is in it', () => {
  expect(names('')).toHaveLength(34);
  expect(names('33')).toContain('丽水市');
  expect(names('3311')).toEqual(expect.arrayContaining(['青田县', '龙泉市']));
  expect(divisions.path('110105').map(({ name }) => name)).toEqual(['北京市', '朝阳区']);
});

test('levels that nobody says are left out', () => {
  expect(names('31')).toContain('徐汇区');
  expect(names('50')).toEqual(expect.arrayContaining(['渝中区', '城口县']));
  expect(names('42')).toContain('仙桃市');
  expect(names('4419')).toEqual([]);
});

test('the demo hall stands in a community that exists nowhere', () => {
  expect(divisions.path('331190190001').map(({ name }) => name)).toEqual([
    '浙江省',
    '丽水市',
    '云溪县',
    '柳溪镇',
    '柳溪社区',
  ]);
});
