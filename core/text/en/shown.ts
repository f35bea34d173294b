import { approximateParts } from '../approximate-date.ts';
import { parseDay } from '../calendar-date.ts';
import type { Forms } from '../forms.ts';
import { groupDigits, writeYuan } from '../money.ts';
import { shown as zhShown } from '../zh-cn/shown.ts';
import { shownLunar } from './lunar.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** The English name of a month, 1 to 12. */
export function monthName(month: number): string {
  return months[month - 1] ?? String(month);
}

/** Values as they are written in an English sentence. Numbers of cards and telephones look the same everywhere. */
export const shown: Forms = {
  ...zhShown,
  ...shownLunar,
  number: groupDigits,
  count: groupDigits,
  money: (fen) => (fen < 0 ? `−¥${writeYuan(-fen)}` : `¥${writeYuan(fen)}`),
  date(day) {
    const parts = parseDay(day);
    if (parts) return `${parts.day} ${monthName(parts.month)} ${parts.year}`;
    const known = approximateParts(day);
    if (!known) return day;
    return known.month === undefined
      ? `${known.year}, month and day not known`
      : `${monthName(known.month)} ${known.year}, day not known`;
  },
};
