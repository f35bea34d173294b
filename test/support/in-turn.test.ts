import { expect, test } from 'vitest';
import { hasItsTurn, inTurn, turns } from './in-turn.ts';

const all = ['zh-CN', 'zh-HK', 'en', 'en-XA', 'ar-XB'];
const everyTurn = Array.from({ length: turns }, (_, turn) => turn);

test.each([0, 1, 2])('in three runs everything has its turn, once, wherever a sweep starts: %i', (from) => {
  const looked = everyTurn.flatMap((turn) => inTurn(all, from, turn));
  expect(looked.toSorted()).toEqual(all.toSorted());
});

test('every run looks at something', () => {
  for (const turn of everyTurn) expect(inTurn(all, 1, turn)).not.toEqual([]);
});

test('where no turn is named, everything is looked at', () => {
  expect(inTurn(all, 0, 'whole')).toEqual(all);
  expect(hasItsTurn(7, 'whole')).toBe(true);
});
