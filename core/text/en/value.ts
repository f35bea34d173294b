import { approximateParts } from '../approximate-date.ts';
import { parseDay } from '../calendar-date.ts';
import { groupBy } from '../digit-group.ts';
import { amountOf } from '../money.ts';
import { phoneGroups } from '../phone.ts';
import { sayDigits, sayNumber, sayOrdinal, sayYear } from './number.ts';
import { monthName } from './shown.ts';

// Values as a clerk says them in English. A comma is a short pause.

/** `three hundred and eighty yuan and fifty fen`. */
export function sayMoney(money: number): string {
  const { negative, yuan, jiao, fen } = amountOf(money);
  const cents = jiao * 10 + fen;
  const parts = [
    ...(yuan || !cents ? [`${sayNumber(yuan)} yuan`] : []),
    ...(cents ? [`${sayNumber(cents)} fen`] : []),
  ];
  return (negative ? 'minus ' : '') + parts.join(' and ');
}

/** `the twenty-third of November, twenty twenty-six`, or as much of it as is known. What is no day is dictated. */
export function sayDay(day: string): string {
  const known = approximateParts(day);
  if (known) {
    return known.month === undefined
      ? `${sayYear(known.year)}, month and day not known`
      : `${monthName(known.month)} ${sayYear(known.year)}, day not known`;
  }
  const parts = parseDay(day);
  if (!parts) return sayDigits(day);
  return `the ${sayOrdinal(parts.day)} of ${monthName(parts.month)}, ${sayYear(parts.year)}`;
}

export function sayPhone(number: string): string {
  return dictate(phoneGroups(number));
}

export function sayIdentity(number: string): string {
  return dictate(groupBy(number, number.length === 18 ? [6, 4, 4] : [3, 4, 4]));
}

export function sayCode(digits: string): string {
  return dictate(groupBy(digits, [2]));
}

function dictate(groups: readonly string[]): string {
  return groups.map(sayDigits).join(', ');
}
