import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { withoutUnseen } from '../../../core/text/unseen.ts';

test.each([
  ['路灯\u0000坏了', '路灯坏了'],
  ['路灯\n坏了\r\n三天', '路灯 坏了 三天'],
  ['\u202e了坏灯路', '了坏灯路'],
  ['路\ud800灯', '路灯'],
  ['\ufeff路\u200b灯', '路灯'],
])('what nobody sees is not in it', (given, seen) => {
  expect(withoutUnseen(given)).toBe(seen);
});

test.each([
  '<script>alert(1)</script>',
  "'; DROP TABLE session; --",
  '{{name}} $t(other) %s',
  '𠀀𮯰𲎯',
  // A variation of 葛 that stands in somebody's household register.
  '葛\u{e0100}',
  'مۇھەممەت\u200cجان',
])('what is seen stays as it is: %s', (text) => {
  expect(withoutUnseen(text)).toBe(text);
});

test('whatever comes, it is well-formed, has a form in UTF-8, and is not changed again', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 200 }), (text) => {
      const seen = withoutUnseen(text);
      expect(new TextDecoder().decode(new TextEncoder().encode(seen))).toBe(seen);
      expect(seen).not.toMatch(/\p{Cc}/u);
      expect(withoutUnseen(seen)).toBe(seen);
    }),
  );
});
