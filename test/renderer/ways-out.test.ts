import { describe, expect, test } from 'vitest';
import { leadsOut } from '../../renderer/ways-out.ts';

const none = { code: '', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };
const pressed = (key: string, held: Partial<typeof none> = {}, isThirdSign = false) =>
  leadsOut({ ...none, key, ...held, getModifierState: (name) => isThirdSign && name === 'AltGraph' });

// That nothing opens is tried with real keys in a real window (`tools/chromium-kiosk`). Here is what has to stay open.
describe('whoever writes on a plugged-in keyboard keeps', () => {
  test.each(['a', 'A', '7', '。', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowLeft', 'PageDown', 'Process'])(
    '%s alone',
    (key) => expect(pressed(key)).toBe(false),
  );

  test.each(['a', 'c', 'V', 'x', 'z', 'ArrowRight', 'Backspace', 'Insert'])('Ctrl and %s', (key) =>
    expect(pressed(key, { ctrlKey: true })).toBe(false),
  );

  test('a word marked by Ctrl, Shift and an arrow, but not what Ctrl, Shift and the same letter would open', () => {
    expect(pressed('ArrowRight', { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(pressed('C', { ctrlKey: true, shiftKey: true })).toBe(true);
    expect(pressed('Delete', { ctrlKey: true, shiftKey: true })).toBe(true);
  });

  test('the third sign of a key, which some systems tell as Ctrl and Alt', () => {
    expect(pressed('@', { ctrlKey: true, altKey: true }, true)).toBe(false);
    expect(pressed('q', { ctrlKey: true, altKey: true })).toBe(true);
  });

  test('a sign by its number, as scanners type it on Windows', () => {
    expect(pressed('0', { altKey: true, code: 'Numpad0' })).toBe(false);
    expect(pressed('0', { altKey: true, code: 'Digit0' })).toBe(true);
  });
});

test('what scanners end a code with opens no list of downloads', () => {
  expect(pressed('j', { ctrlKey: true })).toBe(true);
});
