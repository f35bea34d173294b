import { expect, test } from 'vitest';
import { hardKeyOf } from '../../../renderer/keys/hard-key-of.ts';

const common = (event: { code: string; key: string }) => hardKeyOf(event, {});

test('a keypad with Num Lock off sends arrows, and its Enter is the one that selects', () => {
  expect(common({ code: 'Numpad8', key: 'ArrowUp' })).toBe('up');
  expect(common({ code: 'Numpad2', key: 'ArrowDown' })).toBe('down');
  expect(common({ code: 'NumpadEnter', key: 'Enter' })).toBe('select');
});

test('digits stay digits, or nobody could type a number', () => {
  for (const digit of '0123456789') expect(common({ code: `Numpad${digit}`, key: digit })).toBeUndefined();
  expect(common({ code: 'Backspace', key: 'Backspace' })).toBeUndefined();
});

test('the signs around the digits are Back, Listen and Help, and the same signs elsewhere are written', () => {
  expect(common({ code: 'NumpadSubtract', key: '-' })).toBe('back');
  expect(common({ code: 'NumpadAdd', key: '+' })).toBe('listen');
  expect(common({ code: 'NumpadMultiply', key: '*' })).toBe('help');
  expect(common({ code: 'Minus', key: '-' })).toBeUndefined();
});

test('what an operator says of a key goes before what is common', () => {
  expect(hardKeyOf({ code: 'Space', key: ' ' }, { Space: 'move', NumpadAdd: 'press' })).toBe('move');
  expect(hardKeyOf({ code: 'NumpadAdd', key: '+' }, { NumpadAdd: 'press' })).toBe('press');
});
