import { expect, test } from 'vitest';
import { keyNameOf } from '../../../renderer/keys/key-name.ts';

test('a keypad with Num Lock off sends arrows, and its Enter is the one that selects', () => {
  expect(keyNameOf({ code: 'Numpad8', key: 'ArrowUp' })).toBe('up');
  expect(keyNameOf({ code: 'Numpad2', key: 'ArrowDown' })).toBe('down');
  expect(keyNameOf({ code: 'NumpadEnter', key: 'Enter' })).toBe('select');
});

test('digits stay digits, or nobody could type a number', () => {
  for (const digit of '0123456789') expect(keyNameOf({ code: `Numpad${digit}`, key: digit })).toBeUndefined();
  expect(keyNameOf({ code: 'Backspace', key: 'Backspace' })).toBeUndefined();
});

test('the signs around the digits are Back, Listen and Help, and the same signs elsewhere are written', () => {
  expect(keyNameOf({ code: 'NumpadSubtract', key: '-' })).toBe('back');
  expect(keyNameOf({ code: 'NumpadAdd', key: '+' })).toBe('listen');
  expect(keyNameOf({ code: 'NumpadMultiply', key: '*' })).toBe('help');
  expect(keyNameOf({ code: 'Minus', key: '-' })).toBeUndefined();
});
