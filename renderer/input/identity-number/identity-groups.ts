import { identityCheckDigit, parseIdentityNumber } from '../../../core/text/identity-number.ts';
import type { Group } from '../keypad/grouped-field.tsx';

export type IdentityGroup = 'area' | 'year' | 'day' | 'order';
export type GroupState = Group['state'];

/** As they stand on the card to a reading eye: where, which year, which day, the last four. */
export const identityGroups: readonly { group: IdentityGroup; size: number }[] = [
  { group: 'area', size: 6 },
  { group: 'year', size: 4 },
  { group: 'day', size: 4 },
  { group: 'order', size: 4 },
];

/** An old card of a foreign resident: three letters, twelve digits in fours. */
export const letteredGroups: readonly number[] = [3, 4, 4, 4];
export const LETTERS = 3;

/**
 * What is known of each group while the number grows. A group that is complete is right when some number that begins
 * like this could be; so 13 for a month is seen at once, and a wrong check digit, which may come from any digit, points
 * at no group.
 *
 * @param today the day, `2026-11-23`: nobody is born after it
 */
export function identityGroupStates(number: string, today: string): Record<IdentityGroup, GroupState> {
  const year = stateOf(number, 10, '0101', today);
  const month = number.length >= 12 && number.length < 14 ? stateOf(number, 12, '01', today) : undefined;
  const day = stateOf(number, 14, '', today);
  const whole = number.length === 18 && parseIdentityNumber(number, today).ok;
  return {
    area: number.length >= 6 ? 'right' : undefined,
    year,
    day: year === 'look' ? undefined : (day ?? (month === 'look' ? 'look' : undefined)),
    order: whole ? 'right' : undefined,
  };
}

/** Whether the first `length` digits can begin a number, tried by completing them. */
function stateOf(number: string, length: number, rest: string, today: string): GroupState {
  if (number.length < length) return undefined;
  const first17 = `${number.slice(0, length)}${rest}001`;
  return parseIdentityNumber(first17 + identityCheckDigit(first17), today).ok ? 'right' : 'look';
}
