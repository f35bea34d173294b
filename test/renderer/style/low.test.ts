import { expect, test } from 'vitest';
import { isGlassTooHigh } from '../../../renderer/style/low.ts';

test('whoever sits is asked only where the upper edge of the glass is out of reach', () => {
  // 267.7 mm of glass.
  expect(isGlassTooHigh(950, '21')).toBe(false);
  expect(isGlassTooHigh(953, '21')).toBe(true);
  expect(isGlassTooHigh(900, '32')).toBe(true);
  expect(isGlassTooHigh(null, '32'), 'nobody has said how high it hangs').toBe(false);
  expect(isGlassTooHigh(800, 'p32'), 'upright, all keys are low anyway').toBe(false);
  expect(isGlassTooHigh(1100, '12'), 'the smallest has no room to give').toBe(false);
});
