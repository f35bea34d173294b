import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigitFits, numberFrom, withCheckDigit } from '../../../core/submission/number.ts';

test('a number has the length asked for and a check digit that fits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (fraction) => {
      const number = numberFrom(fraction, 8);
      expect(number).toMatch(/^[0-9]{8}$/);
      expect(checkDigitFits(number)).toBe(true);
    }),
  );
});

test('any one digit misheard is noticed', () => {
  fc.assert(
    fc.property(fc.nat(9_999_999), fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const number = withCheckDigit(String(digits).padStart(7, '0'));
      const wrong = (Number(number.charAt(place)) + by) % 10;
      expect(checkDigitFits(`${number.slice(0, place)}${wrong}${number.slice(place + 1)}`)).toBe(false);
    }),
  );
});

test('the check digit is the one that everybody else computes', () => {
  expect(withCheckDigit('7992739871')).toBe('79927398713');
});
