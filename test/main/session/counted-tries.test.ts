import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditLog } from '../../../main/log/audit-log.ts';
import { countedTries } from '../../../main/session/counted-tries.ts';
import { auditTable } from '../../../main/store/audit.ts';
import { openStoreInMemory } from '../../../main/store/open-in-memory.ts';
import { wrongAttemptTable } from '../../../main/store/wrong-attempt.ts';

let store: ReturnType<typeof openStoreInMemory>;

beforeEach(() => {
  store = openStoreInMemory();
});
afterEach(() => store.close());

const start = Date.UTC(2026, 10, 30);
/** As a kiosk has them after each start, on the same disk. */
const started = () =>
  countedTries(
    wrongAttemptTable(store.db),
    () => start,
    auditLog(auditTable(store.db), { now: () => start, trusted: () => true }),
  );
const right = () => Promise.resolve('theirs');
const wrong = () => Promise.resolve(undefined);

test('one that was being looked up when the power failed is no wrong one', async () => {
  for (let times = 0; times < 9; times += 1) void started().try(() => new Promise(() => undefined));
  expect(await started().try(right)).toEqual({ ok: true, value: 'theirs' });
});

test('of many at once no more are looked up than one after the other', async () => {
  const tries = started();
  let looked = 0;
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      tries.try(() => {
        looked += 1;
        return wrong();
      }),
    ),
  );
  expect(looked).toBe(5);
  expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
});

test('wrong ones count across a start, and a right one clears nothing', async () => {
  for (let times = 0; times < 4; times += 1) await started().try(wrong);
  expect(await started().try(right)).toMatchObject({ ok: true });
  expect(await started().try(wrong)).toMatchObject({ ok: false, code: 'unknown' });
  expect(await started().try(right)).toMatchObject({ ok: false, code: 'wait' });
});

test('one that cannot be looked up is in the way of nobody', async () => {
  const tries = started();
  await expect(tries.try(() => Promise.reject(new Error('the disk')))).rejects.toThrow('the disk');
  expect(await tries.try(right)).toMatchObject({ ok: true });
});
