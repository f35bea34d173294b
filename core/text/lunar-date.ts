import { LunarYear, Solar } from 'lunar-typescript';
import { addDays, daysBetween, parseDay, writeDay } from './calendar-date.ts';
import type { Calendar } from './calendar.ts';

/**
 * The lunar calendar of China, 农历. Its years bear the number of the solar year in which they begin: the year 1938 runs
 * from 1938-01-31 to 1939-02-18. After lunar-typescript, which weighs more than most screens: nothing that the first
 * screen waits for may import this file.
 */
export const lunarCalendar: Calendar = {
  monthsOf: (year) => monthsIn(year).map(({ month }) => month),
  daysIn: (year, month) => find(year, month).days,
  dayOf: ({ year, month, day }) => addDays(find(year, month).first, day - 1),
  read(text) {
    const solar = parseDay(text);
    if (!solar) return null;
    // Some weeks of every solar year belong to the lunar year before.
    const began = (year: number) => monthsIn(year)[0]?.first ?? '';
    const year = text < began(solar.year) ? solar.year - 1 : solar.year;
    const found = monthsIn(year).findLast(({ first }) => first <= text);
    return found ? { year, month: found.month, day: daysBetween(found.first, text) + 1 } : null;
  },
};

interface LunarMonth {
  month: number;
  /** 29 or 30. */
  days: number;
  /** The solar day on which it begins. */
  first: string;
}

const known = new Map<number, readonly LunarMonth[]>();

/** The library works out a year anew each time it is asked. */
function monthsIn(year: number): readonly LunarMonth[] {
  const months =
    known.get(year) ??
    LunarYear.fromYear(year)
      .getMonthsInYear()
      .map((month) => {
        const first = Solar.fromJulianDay(month.getFirstJulianDay());
        return {
          month: month.getMonth(),
          days: month.getDayCount(),
          first: writeDay({ year: first.getYear(), month: first.getMonth(), day: first.getDay() }),
        };
      });
  known.set(year, months);
  return months;
}

function find(year: number, month: number): LunarMonth {
  const found = monthsIn(year).find((one) => one.month === month);
  if (!found) throw new RangeError(`The lunar year ${year} has no month ${month}`);
  return found;
}
