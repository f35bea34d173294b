import { expect, test } from 'vitest';
import type { Ink } from '../../../renderer/handwriting/ink.ts';
import { isStray } from '../../../renderer/input/handwriting/is-stray.ts';

const mm = 4;
/** 二, a hundred wide. */
const written: Ink = [
  [
    [120, 100],
    [180, 100],
  ],
  [
    [100, 160],
    [200, 160],
  ],
];

test('a touch that hardly moves is no writing where nothing is written', () => {
  expect(isStray([[150, 130]], [], mm)).toBe(true);
  expect(
    isStray(
      [
        [900, 130],
        [903, 132],
      ],
      written,
      mm,
    ),
  ).toBe(true);
});

test('beside what is written it is a dot, and a line is a line anywhere', () => {
  expect(isStray([[150, 130]], written, mm)).toBe(false);
  expect(isStray([[220, 90]], written, mm)).toBe(false);
  expect(
    isStray(
      [
        [900, 130],
        [910, 140],
      ],
      written,
      mm,
    ),
  ).toBe(false);
});
