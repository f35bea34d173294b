import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqliteStore } from '../../intake/store/sqlite.ts';
import { judgeFolder, receiptsIn } from '../faults/judge.ts';
import { judgeIntake } from '../faults/judge-intake.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf } from '../support/call-machine.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { startIntakeProgram, type IntakeProgram } from '../support/intake-program.ts';
import { signIn } from '../support/staff-at-kiosk.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import type { Told } from './told.ts';

// `last/` is what the version before this one has left: the data folder of a kiosk and of its intake, with what residents
// were told there. It is made by `node tools/keep-version.mjs` before a release, and never by hand.
const last = path.join(import.meta.dirname, 'last');
const told = JSON.parse(readFileSync(path.join(last, 'told.json'), 'utf8')) as Told;
const photo = readFileSync(path.join(last, 'photo'));
const minute = 60_000;

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-last-'));
const [dataDir, intakeDir] = [path.join(dir, 'kiosk'), path.join(dir, 'intake')];
let intake: IntakeProgram;
let machine: TestMachine;

beforeAll(async () => {
  cpSync(last, dir, { recursive: true });
  intake = await startIntakeProgram(intakeDir);
});
afterAll(async () => {
  await machine?.close();
  await intake.kill();
  rmSync(dir, { recursive: true, force: true });
});

async function start(intakeUrl: string): Promise<TestMachine> {
  // The thirty days of what is parked would be over one day.
  const clock = createFakeClock(told.at + minute);
  machine = await startTestMachine({ dataDir, configuration: { intake: intakeUrl }, ports: { clock } });
  return machine;
}

test('answers, slips and photos of the last version are all there, and the audit log is whole', async () => {
  await start('http://127.0.0.1:9');
  await machine.close();
  const openingKey = await openingKeyIn(intakeDir);
  expect(await judgeFolder(dataDir, told.sessions, openingKey)).toEqual([]);
  expect([...receiptsIn(dataDir)]).toEqual(told.receipts);
  expect(auditEntries(dataDir).map(({ act }) => act)).toContain('submitted');
});

test('what stood open stands open, what was parked opens by its code, and staff know their PIN', async () => {
  const api = apiOf((await start('http://127.0.0.1:9')).fetch);
  expect((await api.kiosk.state()).session).toBe(told.open.session);
  const { session, place } = await api.session.view({ session: told.open.session });
  expect({ session, place }).toEqual(told.open);
  await api.session.park({ session, silently: true });
  expect(await api.session.reopen({ code: told.code })).toMatchObject({ session: told.parked });
  await signIn(api);
  expect((await api.staff.overview()).submissions).toHaveLength(2);
  await machine.close();
});

test('what waited is taken by this intake, and what was received before gets the same receipt', async () => {
  await start(intake.url);
  const received = () => machine.log.filter((line) => line.includes('"submission-received"')).length;
  await expect.poll(received).toBe(1);
  await machine.close();
  const receipts = receiptsIn(dataDir);
  expect(receipts.size).toBe(2);
  for (const [submission, number] of told.receipts) expect(receipts.get(submission)).toBe(number);
  await intake.kill();
  const store = sqliteStore(path.join(intakeDir, 'intake.sqlite'));
  expect(await store.count()).toBe(2);
  await store.close();
  expect(await judgeIntake(intakeDir, told.sessions, receipts, { taken: () => photo })).toEqual([]);
});
