import { beforeEach, expect, test } from 'vitest';
import { trustedClock } from '../../../main/session/trusted-clock.ts';
import { factTable, type FactTable } from '../../../main/store/fact.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

const hour = 3_600_000;
const day = 24 * hour;
const morning = Date.UTC(2026, 10, 23, 1);
const emptyBattery = Date.UTC(1970, 0, 1);

let facts: FactTable;
let clock: FakeClock;

beforeEach(() => {
  facts = factTable(kioskDatabase());
  clock = createFakeClock(morning);
});

test('a clock that can be right is taken at its word', () => {
  const trusted = trustedClock(facts, clock);
  expect(trusted.trusted()).toBe(true);
  expect(trusted.now()).toBe(morning);
  expect(trusted.today()).toBe('2026-11-23');
});

test.each([
  ['was set back', emptyBattery],
  ['ran away', morning + 500 * day],
])('while the clock %s, time goes on from when it was last right', async (_name, wrong) => {
  const trusted = trustedClock(facts, clock);
  trusted.now();
  clock.setTimeOfDay(wrong);
  await clock.pass(2 * day);
  expect(trusted.trusted()).toBe(false);
  expect(trusted.now()).toBe(morning + 2 * day);
  expect(trusted.today()).toBe('2026-11-25');
});

test('a restart with an empty battery goes on from the latest time that was kept', async () => {
  trustedClock(facts, clock).now();
  clock.setTimeOfDay(emptyBattery);
  const again = trustedClock(facts, clock);
  await clock.pass(hour);
  expect(again.now()).toBe(morning + hour);
});

test('a kiosk that never knew the time is not before its own program', () => {
  clock.setTimeOfDay(emptyBattery);
  const trusted = trustedClock(facts, clock);
  expect(trusted.today()).toBe('2026-01-01');
  trusted.learn(morning);
  expect(trusted.now()).toBe(morning);
});

test('a disk that is full leaves the time as it is', () => {
  const full: FactTable = {
    read: facts.read,
    write: () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    },
  };
  expect(trustedClock(full, clock).now()).toBe(morning);
});

test('time that goes on by the other clock is told in whole milliseconds, as the tables want it', () => {
  trustedClock(facts, clock).now();
  clock.setTimeOfDay(emptyBattery);
  let passed = 0.25;
  const again = trustedClock(facts, { ...clock, monotonicMs: () => passed });
  passed = 1000.75;
  expect(again.now()).toBe(morning + 1000);
});

test('what jumps forward by days deletes nothing for three hours, and is not what the next start is judged by', async () => {
  const trusted = trustedClock(facts, clock);
  expect(trusted.settled()).toBe(true);
  clock.setTimeOfDay(morning + 300 * day);
  expect([trusted.trusted(), trusted.settled()]).toEqual([true, false]);
  await clock.pass(2 * hour);
  expect(trusted.settled()).toBe(false);
  clock.setTimeOfDay(morning + 2 * hour);
  expect(trustedClock(facts, clock).trusted()).toBe(true);
  await clock.pass(hour);
  expect([trusted.trusted(), trusted.settled()]).toEqual([true, true]);
});

test('a kiosk that was locked away for weeks forgets what is over after three hours, or once somebody vouches for the time', async () => {
  trustedClock(facts, clock).now();
  clock.setTimeOfDay(morning + 30 * day);
  const again = trustedClock(facts, clock);
  expect(again.settled()).toBe(false);
  again.learn(morning + 30 * day);
  expect(again.settled()).toBe(true);

  clock.setTimeOfDay(morning + 60 * day);
  const offline = trustedClock(facts, clock);
  expect(offline.settled()).toBe(false);
  await clock.pass(3 * hour);
  expect(offline.settled()).toBe(true);
});

test('a clock that is days ahead of what somebody vouches for deletes nothing, however long it is', async () => {
  const trusted = trustedClock(facts, clock);
  clock.setTimeOfDay(morning + 300 * day);
  trusted.learn(morning);
  await clock.pass(48 * hour);
  expect(trusted.settled()).toBe(false);
  clock.setTimeOfDay(morning + 48 * hour);
  await clock.pass(3 * hour);
  expect(trusted.settled()).toBe(true);
});
