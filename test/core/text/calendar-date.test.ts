import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  dayInHall,
  daysBetween,
  isRealDate,
  parseDay,
} from '../../../core/text/calendar-date.ts';

const anyDay = fc.integer({ min: -700_000, max: 2_900_000 }).map((days) => addDays('2000-01-01', days));

describe('real days', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (day) => {
    expect(isRealDate(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026/01/01',
    ' 2026-01-01',
    '２０２６-01-01',
    '',
  ])('%s is none', (day) => {
    expect(parseDay(day)).toBeNull();
  });

  it('agree with the calendar of the engine', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isRealDate(day)).toBe(true);
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['1948-11-23', '2026-11-23', 78],
    ['1948-11-24', '2026-11-23', 77],
    ['1948-12-01', '2026-11-23', 77],
    ['1952-02-29', '2026-02-28', 73],
    ['1952-02-29', '2026-03-01', 74],
    ['1952-02-29', '2024-02-29', 72],
    ['2026-11-23', '2026-11-23', 0],
  ])('of %s on %s is %i', (birth, day, age) => {
    expect(ageOn(birth, day)).toBe(age);
  });

  it('reaches n on the n-th birthday and not before', () => {
    fc.assert(
      fc.property(
        anyDay.filter((day) => !day.endsWith('02-29') && day < '9800'),
        fc.integer({ min: 1, max: 130 }),
        (birth, years) => {
          const birthday = addYears(birth, years);
          expect(ageOn(birth, birthday)).toBe(years);
          expect(ageOn(birth, addDays(birthday, -1))).toBe(years - 1);
        },
      ),
    );
  });
});

describe('counting', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-31', -13, '2025-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i months', (day, months, then) => {
    expect(addMonths(day, months)).toBe(then);
  });

  it('takes the last of February for a 29th that is not there', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
  });

  it('of days is undone by itself', () => {
    fc.assert(
      fc.property(
        anyDay.filter((day) => day > '0100' && day < '9900'),
        fc.integer({ min: -30_000, max: 30_000 }),
        (day, days) => {
          expect(daysBetween(day, addDays(day, days))).toBe(days);
        },
      ),
    );
  });

  it('knows years below 100 for what they are', () => {
    expect(daysBetween('0001-01-01', '0002-01-01')).toBe(365);
  });

  it('says so where the calendar ends, or where a day is none', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-01', -1)).toThrow(RangeError);
    expect(() => ageOn('2026-02-30', '2026-11-23')).toThrow('No such day: 2026-02-30');
  });
});

it('takes the day from the hall’s own clock, eight hours ahead', () => {
  expect(dayInHall(Date.UTC(2026, 10, 22, 16, 0))).toBe('2026-11-23');
  expect(dayInHall(Date.UTC(2026, 10, 22, 15, 59))).toBe('2026-11-22');
});
