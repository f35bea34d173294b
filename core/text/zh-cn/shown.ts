import type { Forms } from '../forms.ts';
import { parseDay } from '../calendar-date.ts';
import { groupBy } from '../digit-group.ts';
import { groupDigits, writeYuan } from '../money.ts';
import { phoneGroups } from '../phone.ts';

/** Values as they are written in a Chinese sentence. */
export const shown: Forms = {
  number: groupDigits,
  count: groupDigits,
  money: (fen) => `${writeYuan(fen)} 元`,
  date(day) {
    const parts = parseDay(day);
    return parts ? `${parts.year} 年 ${parts.month} 月 ${parts.day} 日` : day;
  },
  phone: (number) => phoneGroups(number).join(' '),
  identity: (number) => groupBy(number, number.length === 18 ? [6, 8, 4] : [3, 4, 4]).join(' '),
  code: (digits) => groupBy(digits, [2]).join(' '),
  address: ({ levels, detail }) => [...levels, detail].join(''),
  plain: (text) => text,
};
