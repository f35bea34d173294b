/**
 * Days as people mean them, without time or zone: strings like `2026-11-23`, which sort as they follow each other.
 * Proleptic Gregorian, years 1 to 9999.
 */

const written = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const dayMs = 86_400_000;
/** The hall's zone is Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
const hallOffsetMs = 8 * 3_600_000;

export interface CalendarDay {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** The parts of a day that exists, or null: `2026-02-30` is well written and still no day. */
export function parseDay(text: string): CalendarDay | null {
  const match = written.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

export function isRealDate(text: string): boolean {
  return parseDay(text) !== null;
}

export function writeDay({ year, month, day }: CalendarDay): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Completed years. Who was born on 29 February completes one on 1 March where there is no such day. */
export function ageOn(birth: string, day: string): number {
  const [from, to] = [existing(birth), existing(day)];
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}

/** A day that the target month lacks becomes its last: 31 January and one month is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const from = existing(day);
  const counted = from.year * 12 + (from.month - 1) + months;
  const [year, month] = [Math.floor(counted / 12), (((counted % 12) + 12) % 12) + 1];
  if (year < 1 || year > 9999) throw new RangeError(`${day} and ${months} months leaves the calendar`);
  return writeDay({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

export function addYears(day: string, years: number): string {
  return addMonths(day, years * 12);
}

export function addDays(day: string, days: number): string {
  const at = new Date(utc(existing(day)) + days * dayMs);
  if (at.getUTCFullYear() < 1 || at.getUTCFullYear() > 9999) {
    throw new RangeError(`${day} and ${days} days leaves the calendar`);
  }
  return writeDay({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (utc(existing(to)) - utc(existing(from))) / dayMs;
}

/** The day in the hall at a moment (UTC ms). */
export function dayInHall(at: number): string {
  return new Date(at + hallOffsetMs).toISOString().slice(0, 10);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** `Date.UTC` alone would take the years 1 to 99 for 1901 to 1999. */
function utc({ year, month, day }: CalendarDay): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function existing(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new RangeError(`No such day: ${text}`);
  return day;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
