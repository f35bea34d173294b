import { isRealDate } from './calendar-date.ts';

/**
 * The number on an identity card, in the three forms that are valid today:
 *
 * | kind                       | form                                                    | source                   |
 * |----------------------------|---------------------------------------------------------|--------------------------|
 * | citizen                    | 6 area, 8 birth, 3 order (odd: male), 1 check           | GB 11643-1999            |
 * | residence-permit           | the same, area 810000, 820000 or 830000                 | State Council Order 701  |
 * | foreign-permanent-resident | from 2023: 9, 5 digits, then as above; before: 3 letters and 12 digits, without a public check | National Immigration Administration |
 *
 * The check digit is ISO 7064 MOD 11-2. An unknown area is never an error: cards carry areas long abolished.
 */
export type IdentityNumber =
  | {
      ok: true;
      /** Without spaces, X as a capital. */
      number: string;
      kind: 'citizen' | 'residence-permit' | 'foreign-permanent-resident';
      /** `1949-12-31`; absent where the number does not say it. */
      birth?: string;
      sex?: 'male' | 'female';
    }
  | {
      ok: false;
      code: IdentityNumberProblem;
      /** The group that is itself wrong. A failed check digit names none: any digit may be the wrong one. */
      group?: IdentityNumberGroup;
      /** What stands there, say `13` for the thirteenth month. */
      part?: string;
      /** How many digits are still to come, with `too-short`. */
      missing?: number;
    };

export type IdentityNumberProblem =
  | 'too-short'
  | 'too-long'
  | 'character'
  | 'year'
  | 'month'
  | 'day'
  | 'future'
  | 'check-digit'
  /** A number of before 1999, valid on paper no longer. */
  | 'old-15';

export type IdentityNumberGroup = 'area' | 'birth' | 'order';

/** Where the groups begin and end, as they are shown: 6, 8, 4. */
export const identityNumberGroups: readonly { group: IdentityNumberGroup; from: number; to: number }[] = [
  { group: 'area', from: 0, to: 6 },
  { group: 'birth', from: 6, to: 14 },
  { group: 'order', from: 14, to: 18 },
];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';
const permitAreas = ['810000', '820000', '830000'];
/** Nobody has lived longer than 123 years; a card whose year is older was typed wrong. */
const oldestAge = 130;

/** @param today the day of the session, `2026-11-23`: nobody is born after it. */
export function parseIdentityNumber(text: string, today: string): IdentityNumber {
  const number = text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();

  if (/^[A-Z]{3}[0-9]{12}$/.test(number)) return { ok: true, number, kind: 'foreign-permanent-resident' };
  if (/^[A-Z]{1,3}[0-9]{0,11}$/.test(number) && number !== 'X') {
    return { ok: false, code: 'too-short', missing: 15 - number.length };
  }
  const stray = strayCharacter(number);
  if (stray) return stray;
  if (number.length === 15) return { ok: false, code: 'old-15' };
  if (number.length < 18) return { ok: false, code: 'too-short', missing: 18 - number.length };
  if (number.length > 18) return { ok: false, code: 'too-long' };
  return parseEighteen(number, today);
}

/** The check digit over the first 17. */
export function identityCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkDigits.charAt(sum % 11);
}

function parseEighteen(number: string, today: string): IdentityNumber {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
  const birth = `${year}-${month}-${day}`;

  if (Number(year) < Number(today.slice(0, 4)) - oldestAge) return wrongBirth('year', year);
  if (Number(month) < 1 || Number(month) > 12) return wrongBirth('month', month);
  if (!isRealDate(birth)) return wrongBirth('day', day);
  if (birth > today) return wrongBirth('future', year);
  if (identityCheckDigit(number) !== number[17]) return { ok: false, code: 'check-digit' };
  return { ok: true, number, kind: kindOf(number), birth, sex: Number(number[16]) % 2 ? 'male' : 'female' };
}

function wrongBirth(code: IdentityNumberProblem, part: string): IdentityNumber {
  return { ok: false, code, group: 'birth', part };
}

function kindOf(number: string): 'citizen' | 'residence-permit' | 'foreign-permanent-resident' {
  if (number.startsWith('9')) return 'foreign-permanent-resident';
  return permitAreas.includes(number.slice(0, 6)) ? 'residence-permit' : 'citizen';
}

/** Only the eighteenth place may be an X. */
function strayCharacter(number: string): IdentityNumber | undefined {
  const at = Array.from(number).findIndex(
    (char, place) => !/[0-9]/.test(char) && !(place === 17 && char === 'X'),
  );
  if (at < 0) return undefined;
  const group = identityNumberGroups.find(({ to }) => at < to)?.group;
  return { ok: false, code: 'character', part: Array.from(number)[at] ?? '', ...(group && { group }) };
}
