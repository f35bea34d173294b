import { approximateParts } from '../../../core/text/approximate-date.ts';
import { type Calendar, solarCalendar } from '../../../core/text/calendar.ts';

/** A day as it is put together: which ten years, which year, month, day. */
export interface DateParts {
  decade?: number;
  year?: number;
  /** A leap month of the lunar calendar is negative, as in core/text/calendar.ts. */
  month?: number;
  day?: number;
}

export type DatePart = keyof DateParts;

/** Days a person could mean, both included, in the solar calendar: `1926-01-01`. */
export interface DateRange {
  earliest: string;
  latest: string;
}

/** What can be touched: the days of a calendar that lie in a range. */
export interface DateOffer {
  calendar: Calendar;
  range: DateRange;
  /** Whether month and day may be left open. */
  approximate: boolean;
}

/** Stands for the month or the day that nobody remembers. */
export const UNSURE = 0;

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
export function partsAsked(offer: DateOffer): readonly DatePart[] {
  return yearsOffered(offer).length <= FEW_YEARS ? order.slice(1) : order;
}

/** The part that stands in for those before it: what is wanted where they are there, or else the first that is missing. */
export function partBefore(
  parts: DateParts,
  asked: readonly DatePart[],
  wanted: DatePart | undefined,
): DatePart {
  const end = wanted ?? (parts.month === UNSURE ? 'month' : 'day');
  const missing = asked
    .slice(0, asked.indexOf(end))
    .find((part) => parts[part] === undefined || (part === 'month' && parts.month === UNSURE));
  return missing ?? end;
}

/** What can stand for a part, given the parts before it. Only what lies in the range is offered. */
export function choicesFor(part: DatePart, parts: DateParts, offer: DateOffer): number[] {
  const { calendar, range, approximate } = offer;
  const { decade, year = 0, month = 0 } = parts;
  const unsure = approximate ? [UNSURE] : [];
  switch (part) {
    case 'decade':
      return [...new Set(yearsOffered(offer).map(decadeOf))];
    case 'year': {
      const years = yearsOffered(offer);
      // Where no ten years are asked for, those of what was kept narrow nothing.
      if (decade === undefined || years.length <= FEW_YEARS) return years;
      return years.filter((one) => decadeOf(one) === decade);
    }
    case 'month': {
      const months = calendar.monthsOf(year).filter((one) => {
        const last = calendar.dayOf({ year, month: one, day: calendar.daysIn(year, one) });
        return last >= range.earliest && calendar.dayOf({ year, month: one, day: 1 }) <= range.latest;
      });
      return [...months, ...unsure];
    }
    case 'day': {
      const days = numbers(1, calendar.daysIn(year, month)).filter((one) => {
        const day = calendar.dayOf({ year, month, day: one });
        return day >= range.earliest && day <= range.latest;
      });
      return [...days, ...unsure];
    }
  }
}

/** A part chosen anew. What follows stays as long as there is such a day: whoever mends the year keeps the birthday. */
export function withPart(parts: DateParts, part: DatePart, value: number, offer: DateOffer): DateParts {
  const next: DateParts = { ...parts, [part]: value };
  if (part === 'year') next.decade = decadeOf(value);
  if (next.year !== undefined && next.decade !== undefined && decadeOf(next.year) !== next.decade) {
    delete next.year;
  }
  // Without a year nothing is known of a month or a day; with one, what lies outside the range is not kept.
  if (next.year === undefined) return next;
  if (next.month !== undefined && !choicesFor('month', next, offer).includes(next.month)) delete next.month;
  if (next.month === undefined || next.month === UNSURE || next.day === undefined) return next;
  if (!choicesFor('day', next, offer).includes(next.day)) delete next.day;
  return next;
}

/** `1938-05-09` once every part is there; `1938-05` or `1938` where no more is remembered. */
export function writeParts({ year, month, day }: DateParts, calendar: Calendar): string | undefined {
  if (year === undefined || month === undefined) return undefined;
  if (month === UNSURE) return four(year);
  if (day === undefined) return undefined;
  if (day === UNSURE) return `${four(year)}-${String(month).padStart(2, '0')}`;
  return calendar.dayOf({ year, month, day });
}

/** Nothing of what is no day. */
export function readParts(text: unknown, calendar: Calendar): DateParts {
  if (typeof text !== 'string') return {};
  const day = calendar.read(text);
  if (day) return { decade: decadeOf(day.year), ...day };
  const known = calendar === solarCalendar ? approximateParts(text) : null;
  if (!known) return {};
  const { year, month } = known;
  return {
    decade: decadeOf(year),
    year,
    ...(month === undefined ? { month: UNSURE } : { month, day: UNSURE }),
  };
}

function yearsOffered({ calendar, range }: DateOffer): number[] {
  return numbers(calendar.read(range.earliest)?.year ?? 0, calendar.read(range.latest)?.year ?? 0);
}

function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

function four(year: number): string {
  return String(year).padStart(4, '0');
}
