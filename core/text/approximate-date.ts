import { daysInMonth, parseDay, writeDay } from './calendar-date.ts';

/**
 * A day of which only the month or only the year is known: `1938-05`, `1938`. That is how it is kept and sent, which is
 * ISO 8601 in less precision; no day is made up for it.
 */
export interface DaysMeant {
  /** The first and the last day that it can be, which of a whole day are the same. */
  first: string;
  last: string;
}

const written = /^([0-9]{4})(?:-([0-9]{2}))?$/;

/** Null for what is neither a day nor the beginning of one. */
export function daysMeant(text: string): DaysMeant | null {
  if (parseDay(text)) return { first: text, last: text };
  const parts = approximateParts(text);
  if (!parts) return null;
  const { year, month } = parts;
  const last = month ?? 12;
  return {
    first: writeDay({ year, month: month ?? 1, day: 1 }),
    last: writeDay({ year, month: last, day: daysInMonth(year, last) }),
  };
}

/** Null for a whole day, and for what is no day at all. */
export function approximateParts(text: string): { year: number; month?: number } | null {
  const match = written.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < 1) return null;
  if (match[2] === undefined) return { year };
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? { year, month } : null;
}
