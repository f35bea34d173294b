import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  fingerprintOf,
  readEnrolmentCode,
  writeEnrolmentCode,
} from '../../../core/submission/enrolment-code.ts';
import { makeKey } from '../../../core/submission/make-key.ts';

const { kid } = await makeKey();
const code = writeEnrolmentCode(randomBytes(8), kid);
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('an enrolment code', () => {
  test('is six groups of five and carries the fingerprint of the intake', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(readEnrolmentCode(code)).toMatchObject({ fingerprint: fingerprintOf(kid) });
  });

  test('may be typed in small letters, with blanks, and with I, L and O for 1 and 0', () => {
    const sloppy = code.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
    expect(readEnrolmentCode(sloppy)).toEqual(readEnrolmentCode(code));
  });

  test('is refused with any letter wrong', () => {
    const plain = code.replaceAll('-', '');
    for (let place = 0; place < plain.length; place++) {
      for (const letter of letters) {
        if (letter === plain.charAt(place)) continue;
        expect(readEnrolmentCode(plain.slice(0, place) + letter + plain.slice(place + 1))).toBeUndefined();
      }
    }
  });

  test('is refused with any two neighbours swapped', () => {
    const plain = code.replaceAll('-', '');
    for (let place = 0; place + 1 < plain.length; place++) {
      const [left, right] = [plain.charAt(place), plain.charAt(place + 1)];
      if (left === right) continue;
      expect(
        readEnrolmentCode(plain.slice(0, place) + right + left + plain.slice(place + 2)),
      ).toBeUndefined();
    }
  });

  test.each(['', 'ABC', `${code}0`, code.slice(1), '🙂'.repeat(30), 'U'.repeat(30)])('is not %j', (typed) => {
    expect(readEnrolmentCode(typed)).toBeUndefined();
  });
});
