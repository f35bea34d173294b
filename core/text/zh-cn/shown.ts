import { parseDay } from '../calendar-date.ts';
import { showApproximate, simplifiedForgotten } from '../chinese/approximate.ts';
import { shownLunar, simplifiedLunar } from '../chinese/lunar.ts';
import { groupBy } from '../digit-group.ts';
import type { Forms } from '../forms.ts';
import { groupDigits, writeYuan } from '../money.ts';
import { phoneGroups } from '../phone.ts';

/** Values as they are written in a Chinese sentence. */
export const shown: Forms = {
  number: groupDigits,
  count: groupDigits,
  money: (fen) => `${writeYuan(fen)} 元`,
  date: (day) => showDay(day) ?? showApproximate(day, simplifiedForgotten) ?? day,
  phone: (number) => phoneGroups(number).join(' '),
  identity: (number) => groupBy(number, number.length === 18 ? [6, 8, 4] : [3, 4, 4]).join(' '),
  code: (digits) => groupBy(digits, [2]).join(' '),
  address: ({ levels, detail }) => [...levels, detail].join(''),
  ...shownLunar(simplifiedLunar),
  plain: (text) => text,
};

/** `2026 年 11 月 23 日`, undefined for what is no day. Written so in every kind of Chinese. */
export function showDay(text: string): string | undefined {
  const parts = parseDay(text);
  return parts ? `${parts.year} 年 ${parts.month} 月 ${parts.day} 日` : undefined;
}
