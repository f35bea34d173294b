import { expect, test } from 'vitest';
import { keepUnit } from '../../../renderer/text/keep-unit.ts';

test('a number keeps its unit, and nothing else is kept together', () => {
  expect(keepUnit('给您留到 2026 年 12 月 9 日。')).toBe('给您留到 2026\u00a0年 12\u00a0月 9\u00a0日。');
  expect(keepUnit('电话 0571 5550 0123')).toBe('电话 0571 5550 0123');
  expect(keepUnit('Kept until 9 December 2026.')).toBe('Kept until 9 December 2026.');
});
