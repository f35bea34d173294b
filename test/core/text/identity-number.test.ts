import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../core/text/calendar-date.ts';
import {
  identityCheckDigit,
  identityNumberGroups,
  parseIdentityNumber,
} from '../../../core/text/identity-number.ts';

const today = '2026-11-23';
const parse = (text: string) => parseIdentityNumber(text, today);
const numbered = (area: string, birth: string, order: string) => {
  const first17 = area + birth.replaceAll('-', '') + order;
  return first17 + identityCheckDigit(first17);
};

describe('a number that fits', () => {
  it.each([
    ['11010519491231002X', 'citizen', '1949-12-31', 'female'],
    ['110101195001010017', 'citizen', '1950-01-01', 'male'],
    ['110101195001010025', 'citizen', '1950-01-01', 'female'],
    ['810000195001010010', 'residence-permit', '1950-01-01', 'male'],
  ] as const)('%s', (number, kind, birth, sex) => {
    expect(parse(number)).toEqual({ ok: true, number, kind, birth, sex });
  });

  it.each(['820000', '830000'])('knows the permits of area %s', (area) => {
    expect(parse(numbered(area, '1960-05-06', '002'))).toMatchObject({ ok: true, kind: 'residence-permit' });
  });

  it('takes a foreign permanent resident’s card of both forms', () => {
    expect(parse(numbered('911840', '1970-02-03', '001'))).toMatchObject({
      ok: true,
      kind: 'foreign-permanent-resident',
      birth: '1970-02-03',
    });
    expect(parse('can110070020301')).toEqual({
      ok: true,
      number: 'CAN110070020301',
      kind: 'foreign-permanent-resident',
    });
  });

  it.each([
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105-19491231-002X',
  ])('is taken as written: %s', (text) => {
    expect(parse(text)).toMatchObject({ ok: true, number: '11010519491231002X' });
  });

  it('is never refused for its area: cards carry areas long abolished', () => {
    expect(parse(numbered('000000', '1950-01-01', '001'))).toMatchObject({ ok: true });
    expect(parse(numbered('999999', '1950-01-01', '001'))).toMatchObject({ ok: true });
  });

  it('may be of somebody born today, or on 29 February', () => {
    expect(parse(numbered('110101', today, '001'))).toMatchObject({ ok: true });
    expect(parse(numbered('110101', '1952-02-29', '001'))).toMatchObject({ ok: true });
  });
});

describe('a number that does not fit', () => {
  it.each([
    ['', { code: 'too-short', missing: 18 }],
    ['110105', { code: 'too-short', missing: 12 }],
    ['11010519491231002', { code: 'too-short', missing: 1 }],
    ['CAN1100700', { code: 'too-short', missing: 5 }],
    ['11010519491231002X1', { code: 'too-long' }],
    ['1101051949123100211', { code: 'too-long' }],
    ['110105491231002', { code: 'old-15' }],
    ['1101O519491231002X', { code: 'character', group: 'area', part: 'O' }],
    ['110105194912310X21', { code: 'character', group: 'order', part: 'X' }],
    ['11010519四91231002X', { code: 'character', group: 'birth', part: '四' }],
    ['X', { code: 'character', group: 'area', part: 'X' }],
    ['110105194913310021', { code: 'month', group: 'birth', part: '13' }],
    ['110105194900310021', { code: 'month', group: 'birth', part: '00' }],
    ['110105195002300021', { code: 'day', group: 'birth', part: '30' }],
    ['110105195101000021', { code: 'day', group: 'birth', part: '00' }],
    ['110105195102290021', { code: 'day', group: 'birth', part: '29' }],
    ['110105018912310021', { code: 'year', group: 'birth', part: '0189' }],
    ['110105202611240021', { code: 'future', group: 'birth', part: '2026' }],
    ['110105194912310021', { code: 'check-digit' }],
    ['110101195001010018', { code: 'check-digit' }],
  ])('%s', (text, problem) => {
    expect(parse(text)).toEqual({ ok: false, ...problem });
  });
});

describe('the check digit', () => {
  const number = fc
    .tuple(
      fc.integer({ min: 100_000, max: 899_999 }),
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([area, days, order]) =>
      numbered(String(area), addDays('1916-01-01', days), String(order).padStart(3, '0')),
    );

  it('finds every digit typed wrong and every pair swapped', () => {
    fc.assert(
      fc.property(number, fc.nat(16), fc.integer({ min: 1, max: 9 }), (right, at, by) => {
        const digit = String((Number(right[at]) + by) % 10);
        expect(parse(right).ok).toBe(true);
        expect(parse(right.slice(0, at) + digit + right.slice(at + 1)).ok).toBe(false);
        const [one, two] = [right.charAt(at), right.charAt(at + 1)];
        const swapped = right.slice(0, at) + two + one + right.slice(at + 2);
        expect(parse(swapped).ok).toBe(one === two);
      }),
    );
  });

  it('says birth and sex as the number has them', () => {
    fc.assert(
      fc.property(number, (right) => {
        expect(parse(right)).toMatchObject({
          birth: `${right.slice(6, 10)}-${right.slice(10, 12)}-${right.slice(12, 14)}`,
          sex: Number(right[16]) % 2 === 1 ? 'male' : 'female',
        });
      }),
    );
  });
});

it('groups what is shown as 6, 8 and 4', () => {
  expect(identityNumberGroups.map(({ from, to }) => to - from)).toEqual([6, 8, 4]);
});
