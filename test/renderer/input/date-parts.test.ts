import { describe, expect, test } from 'vitest';
import { solarCalendar } from '../../../core/text/calendar.ts';
import {
  choicesFor,
  type DateOffer,
  type DateParts,
  dateRange,
  partBefore,
  partsAsked,
  readParts,
  UNSURE,
  withPart,
  writeParts,
} from '../../../renderer/input/date/date-parts.ts';

const today = '2026-11-23';
const offered = (limits: Record<string, string | boolean>): DateOffer => ({
  calendar: solarCalendar,
  range: dateRange(limits, today),
  approximate: limits['approximate'] === true,
});
const birthday = offered({ birthday: true });
const remembered = offered({ birthday: true, approximate: true });
const from = (text: unknown): DateParts => readParts(text, solarCalendar);
const written = (parts: DateParts) => writeParts(parts, solarCalendar);

describe('what is offered', () => {
  test('a birthday reaches from the oldest people to today', () => {
    expect(partsAsked(birthday)).toEqual(['decade', 'year', 'month', 'day']);
    expect(choicesFor('decade', {}, birthday)).toEqual([
      1910, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020,
    ]);
    expect(choicesFor('year', { decade: 2020 }, birthday)).toEqual([
      2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    expect(choicesFor('month', { year: 2026 }, birthday).at(-1)).toBe(11);
    expect(choicesFor('day', { year: 2026, month: 11 }, birthday).at(-1)).toBe(23);
  });

  test('few years need no decade', () => {
    const range = offered({ earliest: '2025-03-10', latest: '2026-02-01' });
    expect(partsAsked(range)).toEqual(['year', 'month', 'day']);
    expect(choicesFor('year', {}, range)).toEqual([2025, 2026]);
    expect(choicesFor('month', { year: 2025 }, range)[0]).toBe(3);
    expect(choicesFor('day', { year: 2025, month: 3 }, range)[0]).toBe(10);
  });

  test('only days that exist', () => {
    expect(choicesFor('day', { year: 1940, month: 2 }, birthday)).toHaveLength(29);
    expect(choicesFor('day', { year: 1941, month: 2 }, birthday)).toHaveLength(28);
  });
});

describe('no more than the month or the year', () => {
  test('can be said only where the service allows it, after the year', () => {
    expect(choicesFor('month', { year: 1938 }, birthday)).not.toContain(UNSURE);
    expect(choicesFor('month', { year: 1938 }, remembered).at(-1)).toBe(UNSURE);
    expect(choicesFor('day', { year: 1938, month: 5 }, remembered).at(-1)).toBe(UNSURE);
    expect(choicesFor('year', { decade: 1930 }, remembered)).not.toContain(UNSURE);
  });

  test.each(['1938', '1938-05', '1938-05-09'])('%s is read and written', (text) => {
    expect(written(from(text))).toBe(text);
  });

  test('the day is there again once the month is remembered', () => {
    const unsure = withPart(from('1938-05-09'), 'month', UNSURE, remembered);
    expect(written(unsure)).toBe('1938');
    expect(partBefore(unsure, partsAsked(remembered), undefined)).toBe('month');
    expect(partBefore(unsure, partsAsked(remembered), 'day')).toBe('month');
    expect(written(withPart(unsure, 'month', 6, remembered))).toBe('1938-06-09');
  });

  test('another year keeps it', () => {
    expect(written(withPart(from('1938-05'), 'year', 1939, remembered))).toBe('1939-05');
  });
});

describe('what stands before the keys', () => {
  const asked = partsAsked(birthday);
  test('is the first part that is missing, and no part before those that it needs', () => {
    expect(partBefore({}, asked, undefined)).toBe('decade');
    expect(partBefore({}, asked, 'day')).toBe('decade');
    expect(partBefore({ decade: 1930 }, asked, 'month')).toBe('year');
    expect(partBefore(from('1938-05-09'), asked, 'month')).toBe('month');
    expect(partBefore(from('1938-05-09'), asked, undefined)).toBe('day');
    expect(partBefore({ decade: 1930, year: 1938, day: 9 }, asked, undefined)).toBe('month');
  });
});

describe('a part chosen anew', () => {
  test('the year, where few years are asked without their ten', () => {
    const few = offered({ earliest: '2025-01-01', latest: '2031-12-31' });
    expect(choicesFor('year', from('2026-03-01'), few)).toHaveLength(7);
    expect(written(withPart(from('2026-03-01'), 'year', 2031, few))).toBe('2031-03-01');
  });

  test('another year keeps the birthday', () => {
    const moved = withPart(withPart(from('1938-05-09'), 'decade', 1940, birthday), 'year', 1948, birthday);
    expect(written(moved)).toBe('1948-05-09');
  });

  test('a decade without its year is no day', () => {
    expect(written(withPart(from('1938-05-09'), 'decade', 1940, birthday))).toBeUndefined();
  });

  test('a day that is not there any more is asked again', () => {
    const moved = withPart(from('1940-02-29'), 'year', 1941, birthday);
    expect(moved).toEqual({ decade: 1940, year: 1941, month: 2 });
    expect(withPart(from('2025-12-31'), 'year', 2026, birthday)).toEqual({
      decade: 2020,
      year: 2026,
      day: 31,
    });
  });
});

test('nothing that is no day is read', () => {
  expect(from('1938-13-09')).toEqual({});
  expect(from('1938-13')).toEqual({});
  expect(from(undefined)).toEqual({});
});
