import { type CalendarDay, daysInMonth, parseDay, writeDay } from './calendar-date.ts';

/** A way to count days by year, month and day. The same day is written as `1938-05-09` whichever it was found by. */
export interface Calendar {
  /** The months of a year, in their order. A leap month of the lunar calendar is negative: −7 is 闰七月. */
  monthsOf(year: number): readonly number[];
  daysIn(year: number, month: number): number;
  /** Throws a RangeError for a month that the year has not. */
  dayOf(day: CalendarDay): string;
  /** Null for what is no day. */
  read(text: string): CalendarDay | null;
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export const solarCalendar: Calendar = {
  monthsOf: () => months,
  daysIn: daysInMonth,
  dayOf: writeDay,
  read: parseDay,
};
