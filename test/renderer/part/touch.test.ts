import { expect, test } from 'vitest';
import { hasRolledOff, isOn, isPalm, missed } from '../../../renderer/part/key/touch.ts';

/** A 21.5" panel. */
const mm = 4.034;
const glass = { width: 1920, height: 1080, mm };
const key = { left: 400, right: 600, top: 500, bottom: 600 };
const finger = { x: 500, y: 550, width: 12 * mm, height: 12 * mm, at: 0 };

test('a finger that rolled up to six millimetres off its key still means it', () => {
  expect(hasRolledOff({ x: 500, y: 550 }, key, mm)).toBe(true);
  expect(hasRolledOff({ x: 600 + 5.9 * mm, y: 550 }, key, mm)).toBe(true);
  expect(hasRolledOff({ x: 600 + 6.1 * mm, y: 550 }, key, mm)).toBe(false);
  expect(hasRolledOff({ x: 600 + 5 * mm, y: 600 + 5 * mm }, key, mm), 'seven at the corner').toBe(false);
});

test('a finger is on the key that it lies over, and on none in a gap', () => {
  expect(isOn({ x: 600 + 1.4 * mm, y: 550 }, key, mm)).toBe(true);
  expect(isOn({ x: 600 + 1.6 * mm, y: 550 }, key, mm)).toBe(false);
});

test('a palm is wide, or has long lain at the edge of the glass', () => {
  expect(isPalm(finger, glass, 1900)).toBe(false);
  expect(isPalm(finger, glass, 9000), 'a finger that stays in the middle is a finger').toBe(false);
  expect(isPalm({ ...finger, height: 30 * mm }, glass, 0)).toBe(true);
  const atEdge = { ...finger, y: 1080 - 5 * mm };
  expect(isPalm(atEdge, glass, 1900), 'a finger low on a key of the foot').toBe(false);
  expect(isPalm(atEdge, glass, 2100)).toBe(true);
});

test('a near miss is told which way, and one that is far from everything is not', () => {
  const keys = [key, { left: 700, right: 900, top: 500, bottom: 600 }];
  expect(missed({ x: 500, y: 610 }, keys, mm)).toBe('up');
  expect(missed({ x: 500, y: 480 }, keys, mm)).toBe('down');
  expect(missed({ x: 620, y: 550 }, keys, mm)).toBe('left');
  expect(missed({ x: 680, y: 550 }, keys, mm)).toBe('right');
  expect(missed({ x: 500, y: 600 + 15 * mm }, keys, mm)).toBeUndefined();
  expect(missed({ x: 500, y: 550 }, [], mm)).toBeUndefined();
});
