/**
 * Numbers that people read to each other: of slips and of receipts. The last digit checks the others (Luhn), so that
 * one digit misheard, or two neighbours swapped, is noticed at the counter instead of finding somebody else.
 */
export function withCheckDigit(digits: string): string {
  return `${digits}${(10 - (luhnSum(`${digits}0`) % 10)) % 10}`;
}

export function checkDigitFits(number: string): boolean {
  return /^[0-9]{2,}$/.test(number) && luhnSum(number) % 10 === 0;
}

/** A number of so many digits, the check digit among them, from a random fraction in [0, 1). */
export function numberFrom(fraction: number, length: number): string {
  const digits = Math.floor(fraction * 10 ** (length - 1));
  return withCheckDigit(String(digits).padStart(length - 1, '0'));
}

function luhnSum(number: string): number {
  return Array.from(number, Number)
    .toReversed()
    .reduce((sum, digit, place) => {
      const counted = place % 2 === 0 ? digit : digit * 2;
      return sum + (counted > 9 ? counted - 9 : counted);
    }, 0);
}
