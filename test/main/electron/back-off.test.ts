import { expect, test } from 'vitest';
import { backOff } from '../../../main/electron/back-off.ts';

test('the first time at once, then longer and longer, never longer than half a minute', () => {
  const wait = backOff();
  expect(Array.from({ length: 9 }, () => wait.next())).toEqual([
    0, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000,
  ]);
});

test('begins anew once the screen has been sound', () => {
  const wait = backOff();
  wait.next();
  wait.next();
  wait.reset();
  expect(wait.next()).toBe(0);
});
