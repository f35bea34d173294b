import { expect, test } from 'vitest';
import { remembered } from '../../../intake/store/remembered.ts';

function standing({ atMost = 100 } = {}) {
  const there = new Map([['one', 1]]);
  const asked: string[] = [];
  const clock = { ms: 0 };
  const { get, forget } = remembered(
    (key) => {
      asked.push(key);
      return Promise.resolve(there.get(key));
    },
    { forMs: 1_000, atMost, monotonicMs: () => clock.ms },
  );
  return { there, asked, clock, get, forget };
}

test('asks once, and again when its time is over', async () => {
  const { there, asked, clock, get } = standing();
  expect([await get('one'), await get('one')]).toEqual([1, 1]);
  there.set('one', 2);
  clock.ms = 999;
  expect(await get('one')).toBe(1);
  clock.ms = 1_000;
  expect(await get('one')).toBe(2);
  there.delete('one');
  clock.ms = 2_000;
  expect(await get('one')).toBeUndefined();
  expect(asked).toEqual(['one', 'one', 'one']);
});

test('finds at once what was not there before', async () => {
  const { there, get } = standing();
  expect(await get('two')).toBeUndefined();
  there.set('two', 2);
  expect(await get('two')).toBe(2);
});

test('remembers no more than it may', async () => {
  const { there, asked, get } = standing({ atMost: 2 });
  for (const key of ['two', 'three']) there.set(key, 0);
  for (const key of ['one', 'two', 'three', 'three', 'two', 'one']) await get(key);
  expect(asked).toEqual(['one', 'two', 'three', 'one']);
});

test('asks anew once it was told to forget, also of what was being asked for meanwhile', async () => {
  const { there, get, forget } = standing();
  expect(await get('one')).toBe(1);
  there.set('one', 2);
  forget();
  expect(await get('one')).toBe(2);
  forget();
  const asked = get('one');
  there.set('one', 3);
  forget();
  expect(await asked).toBe(2);
  expect(await get('one')).toBe(3);
});
