import { expect, test } from 'vitest';
import { wordAround } from '../../../core/text/word-around.ts';

test.each([
  ['您和谁一起住？', '起', '一起'],
  ['您和谁一起住？', '住', '住'],
  ['高龄津贴每月领', '津', '津贴'],
  ['您嘅號碼係幾多？', '號', '號碼'],
  ['Who do you live with?', 'live', 'live'],
  // What the voice says in one go stays whole: a telephone number, a sum.
  ['电话 138 0013 8000 不对', '138 0013 8000', '138 0013 8000'],
  ['您好，请坐。', '，', '，'],
])('in %s whoever hears %s sees %s', (text, heard, seen) => {
  const from = text.indexOf(heard);
  const { from: begins, to: ends } = wordAround(text, { from, to: from + heard.length });
  expect(text.slice(begins, ends)).toBe(seen);
});
