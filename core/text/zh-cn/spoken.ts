import { simplifiedForgotten } from '../chinese/approximate.ts';
import { simplifiedLunar } from '../chinese/lunar.ts';
import { chineseSpoken } from '../chinese/spoken.ts';

/** Values as they are said in a sentence that is written as the mainland writes. */
export const spoken = chineseSpoken(
  {
    minus: '负',
    point: '点',
    hundredMillion: '亿',
    tenThousand: '万',
    pair: '两',
    day: '号',
    hour: '点',
    hourSpan: '时',
    ton: '吨',
  },
  simplifiedLunar,
  simplifiedForgotten,
);
