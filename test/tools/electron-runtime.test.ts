import { expect, test } from 'vitest';
import { comesInTime } from '../../tools/electron-runtime.mjs';

test('a download is judged after five seconds, and waited for where it is done within a minute', () => {
  expect(comesInTime(0, 4_000)).toBe(true);
  expect(comesInTime(12_000_000, 5_500)).toBe(true);
  expect(comesInTime(600_000, 5_500)).toBe(false);
  expect(comesInTime(60_000_000, 40_000)).toBe(false);
});
