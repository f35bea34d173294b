import type { Forms } from '../forms.ts';
import { chineseSpoken } from '../chinese/spoken.ts';

/** Values as they are said in a sentence of Hong Kong and of the Cantonese counties. */
export const spoken: Forms = chineseSpoken({
  minus: '負',
  point: '點',
  hundredMillion: '億',
  tenThousand: '萬',
  pair: '兩',
  // 一 and 七 are told apart in Cantonese, and nobody there knows a 幺.
  dictatedOne: '一',
  dictatedX: '艾克斯',
  day: '號',
  hour: '點',
});
