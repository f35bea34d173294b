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
});

test('it goes down to the village, also where a city has no counties', () => {
  expect(names('331121')).toContain('鹤城街道');
  const township = divisions.children('331121').find(({ name }) => name === '鹤城街道');
  expect(township).toMatchObject({ code: '331121001', more: true });
  expect(names('331121001')).toContain('东门社区');
  expect(divisions.path('331121001006').map(({ name }) => name)).toEqual([
    '浙江省',
    '丽水市',
    '青田县',
    '鹤城街道',
    '东门社区',
  ]);
  expect(names('4419')).toContain('东城街道');
  expect(divisions.children('44').find(({ name }) => name === '东莞市')?.more).toBe(true);
  expect(divisions.path('441900003').map(({ name }) => name)).toEqual(['广东省', '东莞市', '东城街道']);
  expect(divisions.path('331121001999')).toEqual([]);
  expect(names('331121001006')).toEqual([]);
});

test('no two places below one have the same name, and none is a committee', () => {
  const amiss: string[] = [];
  for (const province of divisions.children('')) {
    for (const city of divisions.children(province.code)) {
      for (const county of city.code.length === 6 ? [city] : divisions.children(city.code)) {
        for (const township of divisions.children(county.code)) {
          const below = divisions.children(township.code).map(({ name }) => name);
          if (new Set(below).size < below.length) amiss.push(`${township.code} ${township.name}`);
          amiss.push(...below.filter((name) => name.length > 60));
        }
      }
    }
  }
  expect(amiss).toEqual([]);
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
