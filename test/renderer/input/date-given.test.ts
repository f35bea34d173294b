import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysMeant } from '../../../core/text/approximate-date.ts';
import {
  answerOf,
  type DateGiven,
  givenFrom,
  offerIn,
  turned,
  withChoice,
} from '../../../renderer/input/date/date-given.ts';
import {
  choicesFor,
  type DatePart,
  dateRange,
  partBefore,
  partsAsked,
} from '../../../renderer/input/date/date-parts.ts';

const today = '2026-11-23';
const birthday = dateRange({ birthday: true }, today);

/** Touches the parts in turn, each on the key that shows this value. */
function touch(given: DateGiven, values: Partial<Record<DatePart, number>>, range = birthday): DateGiven {
  let after = given;
  for (const [part, value] of Object.entries(values) as [DatePart, number][]) {
    const offer = offerIn(after.calendar, range, false);
    expect(choicesFor(part, after.parts[after.calendar], offer)).toContain(value);
    after = withChoice(after, part, value, offer);
  }
  return after;
}

describe('a lunar day', () => {
  test.each([
    [{ decade: 1930, year: 1938, month: 4, day: 10 }, '1938-05-09'],
    [{ decade: 1930, year: 1938, month: -7, day: 1 }, '1938-08-25'],
    // The lunar year ends in the next solar one.
    [{ decade: 1930, year: 1938, month: 12, day: 30 }, '1939-02-18'],
    [{ decade: 2020, year: 2026, month: 1, day: 1 }, '2026-02-17'],
  ])('%o is %s', (parts, solar) => {
    const given = touch(turned(givenFrom(undefined), birthday), parts);
    expect(answerOf(given)).toBe(solar);
    expect(answerOf(turned(given, birthday))).toBe(solar);
  });

  test('is offered only where its month has it and the range reaches', () => {
    const offer = offerIn('lunar', birthday, true);
    expect(choicesFor('month', { year: 1938 }, offer)).toEqual([1, 2, 3, 4, 5, 6, 7, -7, 8, 9, 10, 11, 12]);
    expect(choicesFor('month', { year: 1939 }, offer)).toHaveLength(12);
    expect(choicesFor('day', { year: 1938, month: 4 }, offer)).toHaveLength(29);
    expect(choicesFor('day', { year: 1938, month: 5 }, offer)).toHaveLength(30);
    // 2026-11-23 is the fifteenth of the tenth month.
    expect(choicesFor('month', { year: 2026 }, offer).at(-1)).toBe(10);
    expect(choicesFor('day', { year: 2026, month: 10 }, offer).at(-1)).toBe(15);
    // January 1911 belongs to the lunar year 1910, and is in the range.
    expect(choicesFor('year', { decade: 1910 }, offer)[0]).toBe(1910);
    expect(choicesFor('month', { year: 1910 }, offer)).toEqual([12]);
  });

  test('mended in its year keeps month and day where there are such', () => {
    const given = touch(turned(givenFrom('1938-08-25'), birthday), { decade: 1940, year: 1949 });
    // 1949 had a second seventh month as well.
    expect(answerOf(given)).toBe('1949-08-24');
    expect(answerOf(touch(given, { decade: 1930, year: 1939 }))).toBeUndefined();
  });
});

describe('going over to the other calendar', () => {
  test('a whole day is the same day there', () => {
    const lunar = turned(givenFrom('1938-05-09'), birthday);
    expect(lunar.parts.lunar).toEqual({ decade: 1930, year: 1938, month: 4, day: 10 });
    expect(answerOf(lunar)).toBe('1938-05-09');
    expect(answerOf(turned(touch(lunar, { day: 11 }), birthday))).toBe('1938-05-10');
  });

  test('of less the year goes along', () => {
    const solar = touch(givenFrom(undefined), { decade: 1930, year: 1938, month: 5 });
    const lunar = turned(solar, birthday);
    expect(lunar.parts.lunar).toEqual({ decade: 1930, year: 1938 });
    expect(turned(lunar, birthday).parts.solar).toEqual(solar.parts.solar);
    expect(turned(touch(lunar, { month: 4 }), birthday).parts.solar).toEqual({ decade: 1930, year: 1938 });
  });

  test('a year of which the month is not remembered is a year to begin with', () => {
    expect(turned(givenFrom('1938'), birthday).parts.lunar).toEqual({ decade: 1930, year: 1938 });
    expect(answerOf(turned(givenFrom('1938'), birthday))).toBeUndefined();
    expect(answerOf(turned(turned(givenFrom('1938'), birthday), birthday))).toBe('1938');
  });
});

describe('whatever is touched in whatever order', () => {
  const ranges = [
    birthday,
    dateRange({}, today),
    dateRange({ earliest: '2025-03-10', latest: '2026-02-01' }, today),
    dateRange({ earliest: '1938-08-25', latest: '1938-08-25' }, today),
    dateRange({ earliest: '1900-01-01', latest: '2100-12-31' }, today),
  ];
  const touches = fc.array(
    fc.record({
      pick: fc.nat(400),
      turn: fc.nat(5).map((of) => of === 0),
      to: fc.constantFrom<(DatePart | undefined)[]>(undefined, undefined, 'year', 'month', 'day'),
    }),
    { maxLength: 25 },
  );
  const kept = fc.constantFrom(undefined, '1938-05-09', '1938-05', '1938', '2026-01-15', 'no day');

  test('there is a key to touch, the answer is a day in the range, and looking at the other calendar loses nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ranges),
        fc.boolean(),
        kept,
        touches,
        (range, approximate, value, all) => {
          let given = givenFrom(value);
          let chosen = false;
          for (const { pick, turn, to } of all) {
            const back = turned(turned(given, range), range);
            expect(back.parts[back.calendar]).toEqual(given.parts[given.calendar]);
            expect(answerOf(back)).toBe(answerOf(given));

            const offer = offerIn(given.calendar, range, approximate);
            const now = partBefore(given.parts[given.calendar], partsAsked(offer), to);
            const choices = choicesFor(now, given.parts[given.calendar], offer);
            // A kept year outside of the range has no months there; the year itself can be chosen anew.
            expect(choices.length > 0 || !chosen).toBe(true);
            const choice = choices[pick % choices.length];
            if (turn || choice === undefined) given = turned(given, range);
            else {
              given = withChoice(given, now, choice, offer);
              chosen ||= now === 'year';
            }
          }
          const meant = daysMeant(answerOf(given) ?? range.earliest) ?? { first: '', last: '' };
          expect(approximate || meant.first === meant.last || !chosen).toBe(true);
          expect((meant.last >= range.earliest && meant.first <= range.latest) || !chosen).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });
});
