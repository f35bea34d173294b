import { array, assert, constantFrom, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { signCount, withGap, withoutSign, withSign } from '../../../renderer/input/keypad/gap.ts';

test('signs go into the gap first, then to the end', () => {
  const gap = withGap('11010509491231', 6, 10);
  expect(gap).toBe('110105    1231');
  expect(Array.from('1949').reduce(withSign, gap)).toBe('11010519491231');
  expect(Array.from('1949002X').reduce(withSign, gap)).toBe('11010519491231002X');
});

test('a gap at the end is none, and goes as far as it was taken back', () => {
  expect(withGap('1101050949', 6, 10)).toBe('110105');
  expect(withoutSign('110105    1231')).toBe('11010     1231');
  expect(withoutSign('    1231')).toBe('    1231');
});

test('a sign that is pressed and taken back leaves everything as it was, but in the last place of a gap', () => {
  const typed = array(constantFrom('0', '5', '9'), { minLength: 1, maxLength: 18 });
  assert(
    property(typed, integer({ min: 0, max: 17 }), integer({ min: 2, max: 4 }), (signs, from, size) => {
      const before = withGap(
        signs.join(''),
        Math.min(from, signs.length),
        Math.min(from, signs.length) + size,
      );
      const after = withSign(before, '7');
      expect(signCount(after)).toBe(signCount(before) + 1);
      expect(withoutSign(after)).toBe(before);
    }),
  );
});
