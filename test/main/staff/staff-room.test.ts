import { expect, test } from 'vitest';
import { operatingLog } from '../../../main/log/operating-log.ts';
import { hashPin, staffRoom, weakPin } from '../../../main/staff/staff-room.ts';
import { staffTable } from '../../../main/store/staff.ts';
import { wrongAttemptTable } from '../../../main/store/wrong-attempt.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

const minute = 60_000;

async function room() {
  const clock = createFakeClock(Date.UTC(2026, 10, 23));
  const db = kioskDatabase();
  const table = staffTable(db);
  table.write({ staff: 'zhang', name: '张敏', pinHash: await hashPin('493027') });
  const open = () =>
    staffRoom({
      table,
      attempts: wrongAttemptTable(db),
      now: clock.now,
      monotonicMs: clock.monotonicMs,
      audit: { enter: () => undefined },
      log: operatingLog({ write: () => undefined }),
      changed: () => undefined,
    });
  return { clock, table, open };
}

test('a PIN is kept as argon2id and nothing else', async () => {
  const { table } = await room();
  expect(table.read('zhang')?.pinHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('signing in holds on this screen alone', async () => {
  const { open } = await room();
  const staff = open();
  expect(await staff.signIn('kiosk', 'zhang', '493027')).toEqual({
    ok: true,
    value: { id: 'zhang', name: '张敏' },
  });
  expect(staff.use('kiosk')).toMatchObject({ id: 'zhang' });
  expect(staff.use('other')).toBeUndefined();
  staff.signOut('kiosk');
  expect(staff.use('kiosk')).toBeUndefined();
});

test('rights live in memory: a restart signs out', async () => {
  const { open } = await room();
  await open().signIn('kiosk', 'zhang', '493027');
  expect(open().present('kiosk')).toBeUndefined();
});

test('five minutes without a call sign out; looking at the state does not count as one', async () => {
  const { clock, open } = await room();
  const staff = open();
  await staff.signIn('kiosk', 'zhang', '493027');
  await clock.pass(4 * minute);
  expect(staff.use('kiosk')).toBeDefined();
  await clock.pass(4 * minute);
  expect(staff.present('kiosk')).toBeDefined();
  await clock.pass(minute + 1);
  expect(staff.use('kiosk')).toBeUndefined();
});

test('from the fifth wrong PIN on there is a wait that doubles, also over restarts', async () => {
  const { clock, open } = await room();
  const wrong = (staff = open()) => staff.signIn('kiosk', 'zhang', '000001');
  for (let tries = 0; tries < 5; tries++) expect(await wrong()).toMatchObject({ code: 'pin-wrong' });
  expect(await wrong()).toMatchObject({ code: 'wait', data: { seconds: 15 } });
  // The right one has to wait as well.
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ code: 'wait' });
  await clock.pass(15_000);
  expect(await wrong()).toMatchObject({ code: 'pin-wrong' });
  expect(await wrong()).toMatchObject({ code: 'wait', data: { seconds: 30 } });
  await clock.pass(30_000);
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ ok: true });
  expect(await wrong()).toMatchObject({ code: 'pin-wrong' });
});

test('many wrong PINs at once are no way around it', async () => {
  const { open } = await room();
  const staff = open();
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, at) => staff.signIn('kiosk', 'zhang', String(100_001 + at * 7))),
  );
  expect(tries.filter((tried) => !tried.ok && tried.code === 'pin-wrong')).toHaveLength(5);
});

test('a clock that was set back locks nobody out for longer than the wait itself', async () => {
  const { clock, open } = await room();
  for (let tries = 0; tries < 5; tries++) await open().signIn('kiosk', 'zhang', '000001');
  clock.setTimeOfDay(Date.UTC(2001, 0, 1));
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ data: { seconds: 15 } });
  await clock.pass(14_000);
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ data: { seconds: 1 } });
  await clock.pass(1_000);
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ ok: true });
});

test('what was mistyped yesterday makes nobody wait today', async () => {
  const { clock, open } = await room();
  const wrong = () => open().signIn('kiosk', 'zhang', '000001');
  for (const seconds of [0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 960, 1920, 3600]) {
    expect(await wrong()).toMatchObject({ code: 'pin-wrong' });
    await clock.pass(seconds * 1000);
  }
  // One hour lowers the count by one, so the next wrong one waits as long as the last did.
  await wrong();
  expect(await wrong()).toMatchObject({ code: 'wait', data: { seconds: 3600 } });
  await clock.pass(24 * 60 * minute);
  expect(await wrong()).toMatchObject({ code: 'pin-wrong' });
  expect(await open().signIn('kiosk', 'zhang', '493027')).toMatchObject({ ok: true });
});

test.each(['123456', '987654', '111111', '12345', 'abcdef', '1234567890123'])('%s is no PIN', (pin) => {
  expect(weakPin(pin)).toEqual(expect.any(String));
});
test('a PIN that nobody would try first is taken', () => {
  expect(weakPin('493027')).toBeUndefined();
});
