import { describe, expect, test } from 'vitest';
import {
  choicesFor,
  type DateParts,
  dateRange,
  partsAsked,
  readParts,
  withPart,
  writeParts,
} from '../../../renderer/input/date/date-parts.ts';

const today = '2026-11-23';
const birthday = dateRange({ birthday: true }, today);
const from = (text: string): DateParts => readParts(text);

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
    const range = dateRange({ earliest: '2025-03-10', latest: '2026-02-01' }, today);
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

describe('a part chosen anew', () => {
  test('another year keeps the birthday', () => {
    const moved = withPart(withPart(from('1938-05-09'), 'decade', 1940, birthday), 'year', 1948, birthday);
    expect(writeParts(moved)).toBe('1948-05-09');
  });

  test('a decade without its year is no day', () => {
    expect(writeParts(withPart(from('1938-05-09'), 'decade', 1940, birthday))).toBeUndefined();
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
  expect(readParts('1938-13-09')).toEqual({});
  expect(readParts(undefined)).toEqual({});
});
