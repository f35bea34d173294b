import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { together } from '../../../intake/store/together.ts';

/** Runs that end when they are told to. */
function standing(limits = { runs: 1, items: 100, weight: 1_000 }) {
  const begun: { items: readonly number[]; end: () => void; fail: (whose?: string) => void }[] = [];
  const act = together(
    (items: readonly number[]) =>
      new Promise<number[]>((resolve, reject) => {
        begun.push({
          items,
          end: () => resolve(items.map((item) => item * 10)),
          fail: (whose = 'one') => reject(new Error(`${whose}: ${items.join()}`)),
        });
      }),
    {
      weightOf: (item) => item,
      isOfOne: (error) => error instanceof Error && error.message.startsWith('one'),
      limits,
    },
  );
  const sizes = () => begun.map(({ items }) => items.length);
  return { begun, act, sizes };
}

test('begins at once with whoever comes alone, and does together what comes meanwhile', async () => {
  const { begun, act } = standing();
  const all = Promise.all([1, 2, 3].map(act));
  expect(begun.map(({ items }) => items)).toEqual([[1]]);
  begun[0]?.end();
  await turn();
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  begun[1]?.end();
  expect(await all).toEqual([10, 20, 30]);
});

test('takes no more at once than it may, by number and by weight, and one that is heavier by itself', async () => {
  const light = standing({ runs: 2, items: 2, weight: 1_000 });
  for (let item = 0; item < 6; item += 1) void light.act(item);
  expect(light.sizes()).toEqual([1, 1]);
  light.begun[1]?.end();
  await turn();
  expect(light.sizes()).toEqual([1, 1, 2]);

  const heavy = standing({ runs: 1, items: 100, weight: 1_000 });
  for (const item of [1, 600, 600, 5_000, 1]) void heavy.act(item);
  for (let run = 0; run < 5; run += 1) {
    heavy.begun[run]?.end();
    await turn();
  }
  expect(heavy.begun.map(({ items }) => items)).toEqual([[1], [600], [600], [5_000], [1]]);
});

test('tries each alone where several failed, so that one that is wrong falls on nobody else', async () => {
  const { begun, act } = standing();
  const all = Promise.allSettled([1, 2, 3, 4].map(act));
  begun[0]?.end();
  await turn();
  begun[1]?.fail();
  for (const [run, ends] of [
    [2, true],
    [3, false],
    [4, true],
  ] as const) {
    await turn();
    if (ends) begun[run]?.end();
    else begun[run]?.fail();
  }
  expect(await all).toMatchObject([
    { value: 10 },
    { value: 20 },
    { reason: { message: 'one: 3' } },
    { value: 40 },
  ]);
  expect(begun.map(({ items }) => items)).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
});

test('tries nobody again where the failure is nobody’s own', async () => {
  const { begun, act } = standing();
  const all = Promise.allSettled([1, 2, 3].map(act));
  begun[0]?.end();
  await turn();
  begun[1]?.fail('all');
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(begun).toHaveLength(2);
});
