import { expect, test } from 'vitest';
import { createAttempts } from '../../intake/attempts.ts';
import type { WrongTry } from '../../intake/store/port.ts';

test('whoever has guessed more often than is allowed, many at once, is told how long that really keeps them out', async () => {
  const tries: WrongTry[] = [];
  let now = 0;
  const attempts = createAttempts(
    {
      addWrongTry: async (one) => void tries.push(one),
      wrongTries: async (_what, since) => tries.filter(({ at }) => at > since),
    },
    'code',
    { now: () => now, allowed: 2 },
  );
  for (now of [0, 60_000, 120_000]) await attempts.countWrong('here');
  const wait = await attempts.waitSeconds('here');
  expect(wait).toBe(540);
  expect(await attempts.waitSeconds('there')).toBe(0);
  now += wait * 1_000;
  expect(await attempts.waitSeconds('here')).toBe(0);
});
