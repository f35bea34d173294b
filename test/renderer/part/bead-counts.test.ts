import { assert, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { beadCounts } from '../../../renderer/part/bead-rod/bead-counts.ts';

test('a short service has one bead for each question', () => {
  expect(beadCounts({ now: 3, done: 2, ahead: 0, total: 8 }, 10)).toEqual({
    left: 2,
    now: true,
    ahead: 0,
    right: 5,
  });
  expect(beadCounts({ now: 1, done: 0, ahead: 0, total: 1 }, 10)).toEqual({
    left: 0,
    now: true,
    ahead: 0,
    right: 0,
  });
});

test('when all is answered every bead lies left', () => {
  expect(beadCounts({ now: 0, done: 8, ahead: 0, total: 8 }, 10)).toEqual({
    left: 8,
    now: false,
    ahead: 0,
    right: 0,
  });
  expect(beadCounts({ now: 0, done: 30, ahead: 0, total: 30 }, 10)).toEqual({
    left: 10,
    now: false,
    ahead: 0,
    right: 0,
  });
});

test('a crowded head keeps the present bead alone', () => {
  expect(beadCounts({ now: 17, done: 16, ahead: 0, total: 34 }, 1)).toEqual({
    left: 0,
    now: true,
    ahead: 0,
    right: 0,
  });
});

test('whoever goes back sees what was answered after it, and more than that never', () => {
  expect(beadCounts({ now: 2, done: 8, ahead: 6, total: 8 }, 10)).toEqual({
    left: 1,
    now: true,
    ahead: 6,
    right: 0,
  });
  expect(beadCounts({ now: 2, done: 5, ahead: 3, total: 8 }, 10)).toEqual({
    left: 1,
    now: true,
    ahead: 3,
    right: 3,
  });
  expect(beadCounts({ now: 2, done: 39, ahead: 37, total: 40 }, 10)).toMatchObject({ ahead: 7, right: 1 });
  expect(beadCounts({ now: 2, done: 40, ahead: 38, total: 40 }, 10)).toMatchObject({ ahead: 8, right: 0 });
});

test('drawn to scale, the first is never shown as begun, nor any but the last as the last', () => {
  assert(
    property(integer({ min: 2, max: 300 }), integer({ min: 3, max: 12 }), nat(), (total, most, pick) => {
      const now = (pick % total) + 1;
      const { left, right } = beadCounts({ now, done: now - 1, ahead: 0, total }, most);
      expect(left + 1 + right).toBe(Math.min(total, most));
      expect(left > 0).toBe(now > 1);
      expect(right > 0).toBe(now < total);
    }),
  );
});
