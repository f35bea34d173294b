import { identityCheckDigit, parseIdentityNumber } from '../../../core/text/identity-number.ts';
import { nextPlace } from '../keypad/gap.ts';
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

/** Where a group begins, and where the one after it does. */
export function placesOf(group: IdentityGroup): { from: number; to: number } {
  const at = identityGroups.findIndex((each) => each.group === group);
  const from = identityGroups.slice(0, at).reduce((sum, { size }) => sum + size, 0);
  return { from, to: from + (identityGroups[at]?.size ?? 0) };
}

/**
 * What is known of each group while the number grows. A group that is complete is right when some number that begins
 * like this could be; so 13 for a month is seen at once, and a wrong check digit, which may come from any digit, points
 * at no group.
 *
 * @param today the day, `2026-11-23`: nobody is born after it
 */
export function identityGroupStates(number: string, today: string): Record<IdentityGroup, GroupState> {
  const year = stateOf(number, 10, '0101', today);
  const place = nextPlace(number);
  const month = place >= 12 && place < 14 ? stateOf(number, 12, '01', today) : undefined;
  const day = stateOf(number, 14, '', today);
  const whole = number.length === 18 && parseIdentityNumber(number, today).ok;
  return {
    area: place >= 6 ? 'right' : undefined,
    year,
    day: year === 'look' ? undefined : (day ?? (month === 'look' ? 'look' : undefined)),
    order: whole ? 'right' : undefined,
  };
}

/** Whether the first `length` digits can begin a number, tried by completing them. */
function stateOf(number: string, length: number, rest: string, today: string): GroupState {
  if (nextPlace(number) < length) return undefined;
  const first17 = `${number.slice(0, length)}${rest}001`;
  return parseIdentityNumber(first17 + identityCheckDigit(first17), today).ok ? 'right' : 'look';
}
