import { expect, test } from 'vitest';
import { gridStep, lastRow } from '../../../renderer/keys/grid.ts';

/** Keys of 10 by 10, named by their rows: a blank is a place without a key. */
const keysOf = (...rows: string[]) =>
  rows.flatMap((row, down) =>
    Array.from(row).flatMap((name, across) =>
      name === ' '
        ? []
        : [{ name, left: across * 12, right: across * 12 + 10, top: down * 12, bottom: down * 12 + 10 }],
    ),
  );

const telephone = keysOf('123', '456', '789', 'X0<');
const walk = (keys: ReturnType<typeof keysOf>, from: string, ...ways: ('up' | 'down' | 'left' | 'right')[]) =>
  ways.reduce<string>((name, way) => {
    const step = gridStep(
      keys,
      keys.findIndex((key) => key.name === name),
      way,
    );
    return typeof step === 'number' ? (keys[step]?.name ?? '?') : step;
  }, from);

test('up and down keep to the column, as on a telephone', () => {
  expect(walk(telephone, '2', 'down')).toBe('5');
  expect(walk(telephone, '2', 'down', 'down', 'down')).toBe('0');
  expect(walk(telephone, '9', 'up')).toBe('6');
});

test('left and right lead through every key and out at the ends', () => {
  expect(walk(telephone, '3', 'right')).toBe('4');
  expect(walk(telephone, '4', 'left')).toBe('3');
  expect(walk(telephone, '1', 'left')).toBe('before');
  expect(walk(telephone, '<', 'right')).toBe('after');
});

test('past the first and the last row lies what stands around the keys', () => {
  expect(walk(telephone, '2', 'up')).toBe('before');
  expect(walk(telephone, '0', 'down')).toBe('after');
});

test('rows of different lengths: the nearest key of the next row', () => {
  const keyboard = keysOf('qwerty', ' asdf ', '  zx  ');
  expect(walk(keyboard, 'q', 'down')).toBe('a');
  expect(walk(keyboard, 'y', 'down', 'down')).toBe('x');
  expect(lastRow(keyboard)).toBe(10);
});
