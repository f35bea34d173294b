import { checkDigitFits } from '../submission/number.ts';
import { addDays, addMonths, addYears, ageOn, daysBetween, parseDay } from '../text/calendar-date.ts';
import { parseIdentityNumber } from '../text/identity-number.ts';

/**
 * What a service may calculate with, beside the operators of CEL. Days are strings like `2026-11-23`, money is whole
 * 分, numbers are whole. A function that cannot answer (`birth_of` of a card that does not say) throws, and the
 * expression is then unknown.
 */
export const functions: Readonly<Record<string, (...args: never[]) => unknown>> = {
  /** Completed years on a day. */
  'age_on(string, string): int': (birth: string, day: string) => BigInt(ageOn(birth, day)),
  /** The birthday that an identity number carries. */
  'birth_of(string): string': (identity: string) => known(cardOf(identity).birth),
  /** `male` or `female`, as the identity number says. */
  'sex_of(string): string': (identity: string) => known(cardOf(identity).sex),
  'days_between(string, string): int': (from: string, to: string) => BigInt(daysBetween(from, to)),
  'add_days(string, int): string': (day: string, days: bigint) => addDays(day, Number(days)),
  'add_months(string, int): string': (day: string, months: bigint) => addMonths(day, Number(months)),
  'add_years(string, int): string': (day: string, years: bigint) => addYears(day, Number(years)),
  'year_of(string): int': (day: string) => BigInt(known(parseDay(day)).year),
  'month_of(string): int': (day: string) => BigInt(known(parseDay(day)).month),
  /** Whether the last digit fits the others, as on slips, receipts and most bank cards (Luhn): one misread digit does not. */
  'check_digit_fits(string): bool': (number: string) => checkDigitFits(number),
  'sum(list<int>): int': (numbers: bigint[]) =>
    within64Bits(numbers.reduce((total, number) => total + number, 0n)),
  /** Unknown for an empty list, as is `largest`. */
  'smallest(list<int>): int': (numbers: bigint[]) =>
    known(numbers.reduce<bigint | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined)),
  'largest(list<int>): int': (numbers: bigint[]) =>
    known(numbers.reduce<bigint | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined)),
  /** Whole 元 as money: `yuan(380)` is 38000 分. */
  'yuan(int): int': (yuan: bigint) => within64Bits(yuan * 100n),
  /** That many hundredths of an amount, rounded to the nearest 分, half away from nothing. */
  'percent_of(int, int): int': (percent: bigint, amount: bigint) => {
    const product = percent * amount;
    return within64Bits((product + (product < 0n ? -50n : 50n)) / 100n);
  },
};

/** Of what CEL brings along, the part that is safe and that an author can read. Everything else is refused. */
export const allowedBuiltins: ReadonlySet<string> = new Set([
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'substring',
  'join',
  'string',
  'map',
  'filter',
  'all',
  'exists',
  'exists_one',
  'answered',
]);

/**
 * The answer was checked against the day of the session when it was given, which is not known here: so the number is
 * read as of the end of the year of birth that it says itself.
 */
function cardOf(identity: string): { birth?: string; sex?: string } {
  const card = parseIdentityNumber(identity, `${identity.slice(6, 10)}-12-31`);
  if (!card.ok) throw new RangeError('Not an identity number');
  return card;
}

/** As the operators do: a number that is multiplied by itself again and again would fill the memory. */
function within64Bits(number: bigint): bigint {
  if (BigInt.asIntN(64, number) !== number) throw new RangeError('More than 64 bits');
  return number;
}

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new RangeError('Unknown');
  return value;
}
