import { traditionalForgotten } from '../chinese/approximate.ts';
import { traditionalLunar } from '../chinese/lunar.ts';
import { chineseSpoken } from '../chinese/spoken.ts';

/** Values as they are said in a sentence that is written as Hong Kong writes. */
export const spoken = chineseSpoken(
  {
    minus: '負',
    point: '點',
    hundredMillion: '億',
    tenThousand: '萬',
    pair: '兩',
    day: '號',
    hour: '點',
    hourSpan: '時',
    ton: '噸',
  },
  traditionalLunar,
  traditionalForgotten,
);
