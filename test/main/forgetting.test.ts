import Database from 'better-sqlite3';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendAgain } from '../../main/send-again.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { fillIn } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What went out is kept sealed for some days after its receipt, for an intake that has to be put back to an older state.

const day = 86_400_000;
const minute = 60_000;

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;

beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 29, 2));
  intake = await startIntake({ now: clock.now });
  await start({ enrolmentCode: await intake.newCode() });
});
afterEach(async () => {
  await machine.end();
  await intake.close();
});

async function start(configuration: object = {}, dataDir?: string): Promise<void> {
  machine = await startTestMachine({
    ...(dataDir !== undefined && { dataDir }),
    configuration: { intake: intake.url, ...configuration },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
}

const received = () => machine.log.filter((line) => line.includes('"submission-received"')).length;

/** Hands in a request and waits for its receipt. */
async function handIn(): Promise<string> {
  const { session } = await api.session.start({
    service: 'request-to-the-hall',
    language: 'zh-CN',
    practice: false,
  });
  await fillIn(api, await api.session.view({ session }));
  const before = received();
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await expect.poll(received).toBe(before + 1);
  return session;
}

/** How many envelopes the machine that has just ended still holds. */
function envelopesKept(): number {
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
  const count = db.prepare('SELECT count(*) FROM submission WHERE envelope IS NOT NULL').pluck().get();
  db.close();
  return Number(count);
}

test('seven days after its receipt what went out is forgotten, and that is audited', async () => {
  const submission = await handIn();
  await machine.close();
  expect(envelopesKept()).toBe(1);

  clock.setTimeOfDay(clock.now() + 7 * day - minute);
  await start({}, machine.dataDir);
  await machine.close();
  expect(envelopesKept()).toBe(1);

  await start({}, machine.dataDir);
  // The day is over while the kiosk runs.
  await clock.pass(20 * minute);
  await machine.close();
  expect(envelopesKept()).toBe(0);
  expect(auditEntries(machine.dataDir).at(-1)).toMatchObject({ act: 'envelope-forgotten', submission });
});

test('how long is the operator’s to say', async () => {
  await machine.close();
  await start({ keepEnvelopesDays: 0 }, machine.dataDir);
  await handIn();
  await clock.pass(20 * minute);
  await machine.close();
  expect(envelopesKept()).toBe(0);
});

test('an intake that was put back to an older state gets again what it lost, once', async () => {
  const first = await handIn();
  const second = await handIn();
  await machine.close();
  loseSubmissions();
  expect(await intake.store.count()).toBe(0);

  const again = sendAgain({ dataDir: machine.dataDir, shell: 'serve', since: '2026-11-28' });
  expect(again).toEqual({ ok: true, sentence: expect.stringContaining('2 submissions') as string });
  await start({}, machine.dataDir);
  await expect.poll(received).toBe(2);
  expect((await intake.store.list(10)).map(({ submission }) => submission).sort()).toEqual(
    [first, second].sort(),
  );
  await machine.close();

  // What it has already makes no second one there.
  sendAgain({ dataDir: machine.dataDir, shell: 'serve', since: '2026-11-28' });
  await start({}, machine.dataDir);
  await expect.poll(received).toBe(2);
  expect(await intake.store.count()).toBe(2);
  await machine.close();
  expect(sendAgain({ dataDir: machine.dataDir, shell: 'serve', since: '2026-12-01' }).sentence).toContain(
    '0 ',
  );
  expect(sendAgain({ dataDir: machine.dataDir, shell: 'serve', since: 'yesterday' }).ok).toBe(false);
});

/** The kiosks that it knows stay: their enrolment was long before the backup that it was put back to. */
function loseSubmissions(): void {
  const db = new Database(path.join(intake.dataDir, 'intake.sqlite'));
  db.exec('DELETE FROM submission');
  db.close();
  const attachments = path.join(intake.dataDir, 'attachments');
  for (const name of readdirSync(attachments)) rmSync(path.join(attachments, name), { recursive: true });
}
