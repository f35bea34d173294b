import { expect, test } from 'vitest';
import en from '../../../locales/en/staff.json';
import zh from '../../../locales/zh-CN/staff.json';
import { silenceCodes } from '../../../main/upstream/port.ts';

test.each([
  ['zh-CN', zh],
  ['en', en],
])('staff read a sentence in %s for whatever an attempt came to', (_, words) => {
  expect(Object.keys(words.outcome).sort()).toEqual([...silenceCodes, 'received', 'refused'].sort());
});
