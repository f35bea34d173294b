import type { Saying } from '../../text/saying.ts';
import { input } from '../say.ts';
import { answerOf, type CalendarName, type DateGiven } from './date-given.ts';
import { type DatePart, type DateParts, UNSURE } from './date-parts.ts';

// What a date says of itself. `short` is for a panel on which long words have no room; what is heard is the same.

/** A month and a day of the lunar calendar are asked for in other words, 初几; its years are not. */
function worded(calendar: CalendarName, part: DatePart): string {
  return calendar === 'lunar' && (part === 'month' || part === 'day') ? `lunar-${part}` : part;
}

export function askSaying(calendar: CalendarName, part: DatePart): Saying {
  return input.named(`date.ask-${worded(calendar, part)}`);
}

export function missingSaying(calendar: CalendarName, part: DatePart): Saying {
  return input.named(`date.missing-${worded(calendar, part)}`);
}

/** A part as it stands so far. */
export function partSaying(calendar: CalendarName, part: 'year' | 'month' | 'day', parts: DateParts): Saying {
  const { [part]: value, decade } = parts;
  // Of a month that nobody remembers no day can be known.
  if (value === UNSURE || (part === 'day' && parts.month === UNSURE)) return input('date.unsure');
  if (value === undefined) {
    return part === 'year' && decade !== undefined
      ? input('date.decade', { value: decade })
      : input.named(`date.empty-${worded(calendar, part)}`);
  }
  if (calendar === 'lunar') return input(`date.lunar-${part}`, { value });
  return part === 'month' ? monthSaying(value) : input(`date.${part}`, { value });
}

/**
 * What is asked stands above the keys, so a year and a day are their figures alone.
 *
 * @param room for 初十 on the key of a day, and for the animal on the key of a year
 */
export function keySaying(
  calendar: CalendarName,
  part: DatePart,
  value: number,
  room: { day: boolean; animal: boolean },
): Saying {
  if (value === UNSURE && part !== 'decade' && part !== 'year') return input.named(`date.unsure-${part}`);
  if (part === 'decade') return input('date.decade', { value });
  if (calendar === 'lunar') {
    if (part === 'year') return input(room.animal ? 'date.lunar-year' : 'date.lunar-year-figure', { value });
    if (part === 'month') return input('date.lunar-month-key', { value });
    return input(room.day ? 'date.lunar-day-key' : 'date.lunar-day-figure', { value });
  }
  return part === 'month' ? monthSaying(value) : input(`date.${part}-key`, { value });
}

/**
 * The answer told back, where it is another than what was touched, or less than a day. The short form leaves to the ear
 * what stands on the parts anyhow.
 */
export function toldSaying(given: DateGiven, short: boolean): Saying | undefined {
  const answer = answerOf(given);
  if (answer === undefined) return undefined;
  if (given.calendar === 'lunar') {
    const values = { ...given.parts.lunar, solar: answer };
    return input(short ? 'date.told-lunar-short' : 'date.told-lunar', values);
  }
  const { month, day } = given.parts.solar;
  return month === UNSURE || day === UNSURE ? input('date.told-unsure', { value: answer }) : undefined;
}

/** Months have names in some languages and numbers in others. */
function monthSaying(month: number): Saying {
  return input.named(`date.month-${month}`);
}
