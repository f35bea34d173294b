import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignSpoken } from '../../../core/text/align.ts';

/** What is lit while this part of the spoken text is said. */
function lit(shown: string, spoken: string, part: string): string | null {
  const from = spoken.indexOf(part);
  const stretch = alignSpoken(shown, spoken)({ from, to: from + part.length });
  return stretch && shown.slice(stretch.from, stretch.to);
}

it.each([
  ['您和谁一起住？', '您和谁一起住？', '一起', '一起'],
  ['每月有 380 元。', '每月有三百八十元。', '百', '380'],
  ['每月有 380 元。', '每月有三百八十元。', '元', '元'],
  ['生日是 1949 年 12 月 31 日', '生日是一九四九年十二月三十一号', '九四', '1949'],
  ['生日是 1949 年 12 月 31 日', '生日是一九四九年十二月三十一号', '号', '31 日'],
  ['138 0013 8000', '幺三八，零零幺三，八零零零', '零零幺三', '138 0013 8000'],
  ['Please press ¥380 now', 'Please press three hundred and eighty yuan now', 'eighty', '380'],
  ['Please press ¥380 now', 'Please press three hundred and eighty yuan now', 'press', 'press'],
  ['请看这里', '您好，请看这里', '您', null],
  ['名字：𠮷野', '名字：𠮷野', '野', '野'],
])('lights in "%s", said "%s", for %s: %s', (shown, spoken, part, expected) => {
  expect(lit(shown, spoken, part)).toBe(expected);
});

it('lights exactly what is said where both are the same', () => {
  const words = fc
    .array(fc.constantFrom('您', '好', '一', 'one', ' ', '，', '380', '𠮷'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, fc.nat(30), (text, at) => {
      fc.pre(/\p{L}/u.test(text.charAt(at)));
      const stretch = alignSpoken(text, text)({ from: at, to: at + 1 });
      expect(stretch && stretch.from <= at && stretch.to > at).toBe(true);
    }),
  );
});
