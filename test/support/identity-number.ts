import { identityCheckDigit } from '../../core/text/identity-number.ts';

/**
 * A number that fits, of a woman who does not exist, in the county of the demo hall.
 *
 * @param birth `1942-03-05`
 */
export function identityNumber(birth: string): string {
  const digits = `331125${birth.replaceAll('-', '')}002`;
  return `${digits}${identityCheckDigit(digits)}`;
}
