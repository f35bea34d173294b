import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parkedText, slipText } from '../../../core/code/own-code.ts';
import { readCode, untypable } from '../../../core/code/read-code.ts';
import { numberFrom } from '../../../core/submission/number.ts';
import { identityNumber } from '../../support/identity-number.ts';

const today = '2026-11-23';
const parkingCode = fc.stringMatching(/^[0-9]{8}$/);
const slipNumber = fc
  .double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  .map((fraction) => numberFrom(fraction, 8));

test('what stands on a paper of the kiosk is read as what it is, also with Caps Lock', () => {
  fc.assert(
    fc.property(parkingCode, fc.boolean(), (code, loud) => {
      const text = parkedText(code);
      expect(readCode(loud ? text.toUpperCase() : text, today)).toEqual({ kind: 'parked', code });
    }),
  );
  fc.assert(
    fc.property(fc.uuid(), slipNumber, fc.boolean(), (kiosk, number, loud) => {
      const text = slipText(kiosk, number);
      expect(readCode(loud ? text.toUpperCase() : text, today)).toEqual({ kind: 'slip', kiosk, number });
    }),
  );
});

test('a sign that was lost or doubled on the way never opens anything', () => {
  fc.assert(
    fc.property(parkingCode, fc.nat(25), fc.boolean(), (code, place, doubled) => {
      const text = parkedText(code);
      const at = place % text.length;
      const wrong = text.slice(0, at) + (doubled ? text.charAt(at).repeat(2) : '') + text.slice(at + 1);
      expect(readCode(wrong, today).kind).not.toBe('parked');
    }),
  );
});

test('a slip whose number has a digit wrong is to be read once more', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      slipNumber,
      fc.nat(7),
      fc.integer({ min: 1, max: 9 }),
      (kiosk, number, place, by) => {
        const digit = (Number(number.charAt(place)) + by) % 10;
        const wrong = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
        expect(readCode(slipText(kiosk, wrong), today)).toEqual({ kind: 'garbled' });
      },
    ),
  );
});

describe('anything else', () => {
  const number = identityNumber('1940-12-25');
  test.each([
    [number, { kind: 'identity-number', number }],
    [` ${number.slice(0, 6)} ${number.slice(6)} `, { kind: 'identity-number', number }],
    ['331125194012250021', { kind: 'text', text: '331125194012250021' }],
    // Of this kiosk alone: eight digits stand on many a thing that is sold.
    ['90817263', { kind: 'text', text: '90817263' }],
    ['https://example.cn/?a=b', { kind: 'text', text: 'https://example.cn/?a=b' }],
    ['云溪县人民医院', { kind: 'text', text: '云溪县人民医院' }],
    ['', { kind: 'garbled' }],
    [`YX-${untypable}2611`, { kind: 'garbled' }],
    ['bangban:parked/2/90817263', { kind: 'garbled' }],
  ])('%s', (text, read) => {
    expect(readCode(text, today)).toEqual(read);
  });

  test('is always something, whatever was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
        const read = readCode(text, today);
        expect(['identity-number', 'text', 'garbled']).toContain(read.kind);
      }),
    );
  });
});
