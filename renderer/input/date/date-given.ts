import { type Calendar, solarCalendar } from '../../../core/text/calendar.ts';
import { lunarCalendar } from '../../../core/text/lunar-date.ts';
import {
  choicesFor,
  type DateOffer,
  type DatePart,
  type DateParts,
  type DateRange,
  partsAsked,
  readParts,
  UNSURE,
  withPart,
  writeParts,
} from './date-parts.ts';

export type CalendarName = 'solar' | 'lunar';

const calendars: Readonly<Record<CalendarName, Calendar>> = { solar: solarCalendar, lunar: lunarCalendar };

/** A day being given, and the calendar by which it is remembered. */
export interface DateGiven {
  calendar: CalendarName;
  parts: Readonly<Record<CalendarName, DateParts>>;
  /** Something was touched since the two calendars stood for the same. Whoever only looks at the other loses nothing. */
  changed: boolean;
}

/** What was kept is a solar day, however it was once found. */
export function givenFrom(value: unknown): DateGiven {
  const parts = { solar: readParts(value, solarCalendar), lunar: {} };
  return { calendar: 'solar', parts, changed: true };
}

/** Of a year or month of the lunar calendar no one solar year can be told: so there only whole days are given. */
export function offerIn(calendar: CalendarName, range: DateRange, approximate: boolean): DateOffer {
  return { calendar: calendars[calendar], range, approximate: approximate && calendar === 'solar' };
}

export function withChoice(given: DateGiven, part: DatePart, value: number, offer: DateOffer): DateGiven {
  const parts = withPart(given.parts[given.calendar], part, value, offer);
  return { ...given, parts: { ...given.parts, [given.calendar]: parts }, changed: true };
}

/** The same by its number, as a plugged-in keyboard writes it; undefined where there is none such to be touched. */
export function withNumber(
  given: DateGiven,
  part: DatePart,
  value: number,
  offer: DateOffer,
): DateGiven | undefined {
  const isYear = part === 'decade' || part === 'year';
  const steps: (readonly [DatePart, number])[] = isYear ? [['year', value]] : [[part, value]];
  if (isYear && partsAsked(offer).includes('decade')) steps.unshift(['decade', Math.floor(value / 10) * 10]);
  let after = given;
  for (const [each, wanted] of steps) {
    const choices = choicesFor(each, after.parts[after.calendar], offer);
    if (wanted === UNSURE || !choices.includes(wanted)) return undefined;
    after = withChoice(after, each, wanted, offer);
  }
  return after;
}

/** A whole day, as it is pasted; undefined where it is none, or none that may be given here. */
export function withText(given: DateGiven, text: string, offer: DateOffer): DateGiven | undefined {
  const [, ...numbers] = /(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)/.exec(text) ?? [];
  const parts = ['year', 'month', 'day'] as const;
  if (numbers.length < parts.length) return undefined;
  let after: DateGiven | undefined = given;
  for (const [at, part] of parts.entries()) {
    after = after && withNumber(after, part, Number(numbers[at]), offer);
  }
  return after;
}

/** The answer, always in the solar calendar. */
export function answerOf({ calendar, parts }: DateGiven): string | undefined {
  return writeParts(parts[calendar], calendars[calendar]);
}

/**
 * Goes on in the other calendar. A whole day is the same day there. Of less, only the year goes along: where it begins
 * and ends is another matter, but it is the number that was said, and stands there to be seen and changed.
 */
export function turned(given: DateGiven, range: DateRange): DateGiven {
  const calendar = given.calendar === 'solar' ? 'lunar' : 'solar';
  if (!given.changed) return { ...given, calendar };
  const whole = readParts(answerOf(given), calendars[calendar]);
  const parts = whole.day ? whole : yearOf(given.parts[given.calendar], offerIn(calendar, range, false));
  return { calendar, parts: { ...given.parts, [calendar]: parts }, changed: false };
}

function yearOf({ decade, year }: DateParts, offer: DateOffer): DateParts {
  const parts: DateParts = {};
  if (decade !== undefined && choicesFor('decade', {}, offer).includes(decade)) parts.decade = decade;
  if (year !== undefined && choicesFor('year', parts, offer).includes(year)) parts.year = year;
  return parts;
}
