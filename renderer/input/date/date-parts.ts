import { daysInMonth, parseDay } from '../../../core/text/calendar-date.ts';

/** A day as it is put together: which ten years, which year, month, day. */
export interface DateParts {
  decade?: number;
  year?: number;
  month?: number;
  day?: number;
}

export type DatePart = keyof DateParts;

/** Days a person could mean, both included: `1926-01-01`. */
export interface DateRange {
  earliest: string;
  latest: string;
}

const order: readonly DatePart[] = ['decade', 'year', 'month', 'day'];
/** So few years need no decade first. */
const FEW_YEARS = 12;
/** The oldest people are not much over 110. */
const OLDEST = 115;

/** The range that is offered: a birthday is never to come; every other day is near enough to be remembered or planned. */
export function dateRange(
  limits: Readonly<Record<string, string | number | boolean>>,
  today: string,
): DateRange {
  const year = Number(today.slice(0, 4));
  const birthday = limits['birthday'] === true;
  return {
    earliest: String(limits['earliest'] ?? `${year - (birthday ? OLDEST : 100)}-01-01`),
    latest: String(limits['latest'] ?? (birthday ? today : `${year + 10}-12-31`)),
  };
}

/** The parts that are asked for, in order. */
export function partsAsked({ earliest, latest }: DateRange): readonly DatePart[] {
  const years = Number(latest.slice(0, 4)) - Number(earliest.slice(0, 4)) + 1;
  return years <= FEW_YEARS ? order.slice(1) : order;
}

/** What can stand for a part, given the parts before it. Only what lies in the range is offered. */
export function choicesFor(part: DatePart, parts: DateParts, range: DateRange): number[] {
  const { year = 0, month = 0 } = parts;
  const from = Number(range.earliest.slice(0, 4));
  const to = Number(range.latest.slice(0, 4));
  switch (part) {
    case 'decade':
      return numbers(Math.floor(from / 10), Math.floor(to / 10)).map((tens) => tens * 10);
    case 'year': {
      const first = parts.decade ?? from;
      const last = parts.decade === undefined ? to : parts.decade + 9;
      return numbers(Math.max(first, from), Math.min(last, to));
    }
    case 'month':
      return numbers(1, 12).filter((one) => overlaps(`${year}-${two(one)}`, range));
    case 'day':
      return numbers(1, daysInMonth(year, month)).filter((one) =>
        overlaps(`${year}-${two(month)}-${two(one)}`, range),
      );
  }
}

/** A part chosen anew. What follows stays as long as there is such a day: whoever mends the year keeps the birthday. */
export function withPart(parts: DateParts, part: DatePart, value: number, range: DateRange): DateParts {
  const next: DateParts = { ...parts, [part]: value };
  if (
    next.year !== undefined &&
    next.decade !== undefined &&
    Math.floor(next.year / 10) * 10 !== next.decade
  ) {
    delete next.year;
  }
  // Without a year nothing is known of a month or a day; with one, what lies outside the range is not kept.
  if (next.year === undefined) return next;
  for (const later of ['month', 'day'] as const) {
    const chosen = next[later];
    if (chosen !== undefined && !choicesFor(later, next, range).includes(chosen)) delete next[later];
  }
  return next;
}

/** `1938-05-09` once every part is there. */
export function writeParts({ year, month, day }: DateParts): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

export function readParts(text: unknown): DateParts {
  const day = typeof text === 'string' ? parseDay(text) : null;
  return day ? { decade: Math.floor(day.year / 10) * 10, ...day } : {};
}

/** Whether a beginning of a day, `1938-05`, has any day in the range. */
function overlaps(beginning: string, { earliest, latest }: DateRange): boolean {
  const length = beginning.length;
  return beginning >= earliest.slice(0, length) && beginning <= latest.slice(0, length);
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
