import { expect, test } from 'vitest';
import type { Value } from '../../../core/session/value.ts';
import { readDivisions } from '../../../main/catalog/divisions.ts';
import { agreesWithPlaces } from '../../../main/session/known-places.ts';

const divisions = readDivisions(['services']);
const village = ['浙江省', '丽水市', '云溪县', '柳溪镇', '上柳村'];

test.each<[what: string, answer: Value, agrees: boolean]>([
  [
    'down to the village, without a house number',
    { code: '331190190201', levels: village, detail: '' },
    true,
  ],
  ['down to the village, with one', { code: '331190190201', levels: village, detail: '12号' }, true],
  ['a province alone', { code: '33', levels: ['浙江省'], detail: '' }, false],
  ['a province and a space', { code: '33', levels: ['浙江省'], detail: ' ' }, false],
  ['a province and words', { code: '33', levels: ['浙江省'], detail: '大桥边第三家' }, true],
  ['a county alone', { code: '110105', levels: ['北京市', '朝阳区'], detail: '' }, false],
  ['a province that nothing is known below', { code: '71', levels: ['台湾省'], detail: '' }, true],
  ['names of another place', { code: '110105', levels: ['北京市', '西城区'], detail: '9 号' }, false],
  ['names that stop too early', { code: '110105', levels: ['北京市'], detail: '9 号' }, false],
  ['a code that nobody knows', { code: '999999', levels: ['某省', '某县'], detail: '' }, true],
  ['own words alone', { code: '', levels: ['桥头老槐树下'], detail: '' }, true],
  ['no address at all', '浙江省', true],
])('%s', (_what, answer, agrees) => {
  expect(agreesWithPlaces(answer, divisions)).toBe(agrees);
});
