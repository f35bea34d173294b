import type { Forms } from '../forms.ts';
import { chineseSpoken } from '../chinese/spoken.ts';

/** Values as they are said in a sentence of Mandarin. */
export const spoken: Forms = chineseSpoken({
  minus: '负',
  point: '点',
  hundredMillion: '亿',
  tenThousand: '万',
  pair: '两',
  // Clerks and operators say 幺, because 一 is mistaken for 七.
  dictatedOne: '幺',
  dictatedX: '艾克斯',
  day: '号',
  hour: '点',
});
