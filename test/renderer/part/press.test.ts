import { expect, test } from 'vitest';
import { isRepeat } from '../../../renderer/part/key/press.ts';

const first = { x: 100, y: 100, at: 1000 };

test('the tail of a press on the same place is no second press', () => {
  expect(isRepeat(undefined, first, 500)).toBe(false);
  expect(isRepeat(first, { ...first, at: 1499 }, 500)).toBe(true);
  expect(isRepeat(first, { ...first, at: 1500 }, 500)).toBe(false);
});

test('it is the place that counts: Next of the screen that came, moved by a hair, is the same place', () => {
  expect(isRepeat(first, { x: 112, y: 95, at: 1200 }, 500)).toBe(true);
});

test('another key is another wish, however soon', () => {
  expect(isRepeat(first, { x: 200, y: 100, at: 1050 }, 500)).toBe(false);
});

test('a keypad lets the same digit through sooner', () => {
  expect(isRepeat(first, { ...first, at: 1200 }, 150)).toBe(false);
});
