import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../main/command-line.ts';
import { sendAgain } from '../../main/command/send-again.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { operatorOf } from '../support/operator.ts';
import { fillIn, step } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What went out is kept sealed for some days after its receipt, for an intake that has to be put back to an older state; what
// was refused for as long as what is parked, for staff to see why.

const day = 86_400_000;
const minute = 60_000;

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;
/** Of the services which the intake takes. */
let taken: Set<string>;
/** By how much what it signs is older than when the kiosk hears of it: by wire not at all, on a stick by weeks. */
let onTheWayMs: number;

beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 29, 2));
  taken = new Set(['request-to-the-hall']);
  onTheWayMs = 0;
  intake = await startIntake({ now: () => clock.now() - onTheWayMs, services: taken });
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

const lines = (name: string) => machine.log.filter((line) => line.includes(`"${name}"`)).length;

/** How many were received or refused. */
const answered = () => lines('submission-received') + lines('submission-refused');

/** The clock goes on by so much, and what the kiosk does from time to time has been done since. */
async function later(ms: number): Promise<void> {
  // So long nothing is forgotten after a jump.
  const running = Math.min(ms, 4 * 60 * minute);
  clock.setTimeOfDay(clock.now() + ms - running);
  await clock.pass(2 * minute);
  // The intake's answer vouches for the new date. It comes by a real road, for which this clock does not wait.
  await expect.poll(() => lines('renewed') + lines('renewal-unanswered')).toBeGreaterThan(0);
  await clock.pass(running - 2 * minute);
}

/** Hands in a request and waits for its receipt, or for the refusal. */
async function handIn({ photo }: { photo?: Buffer<ArrayBuffer> } = {}): Promise<string> {
  const { session } = await api.session.start({
    service: 'request-to-the-hall',
    language: 'zh-CN',
    practice: false,
  });
  if (photo) await answerWithPhoto(session, photo);
  await fillIn(api, await api.session.view({ session }));
  const before = answered();
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await expect.poll(answered).toBe(before + 1);
  return session;
}

/** As far as the question that asks for one, which it answers. */
async function answerWithPhoto(session: string, photo: Buffer<ArrayBuffer>): Promise<void> {
  let view = await api.session.view({ session });
  while (view.question?.type !== 'photo') view = await step(api, view);
  const { path: at } = view.question;
  const mark = await takePhoto(machine.fetch, session, at, photo);
  await api.session.answer({ session, path: at, value: [{ ...mark }], from: 'camera' });
}

const someJpeg = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(200_000)]);

const photosKept = () => readdirSync(path.join(machine.dataDir, 'attachments'));

/** The acts in the audit log, but for what was changed between two starts. The machine is started anew for it. */
async function audited(): Promise<string[]> {
  await machine.close();
  const acts = auditEntries(machine.dataDir).map(({ act }) => act);
  await start({}, machine.dataDir);
  return acts.filter((act) => !act.endsWith('-changed'));
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

  clock.setTimeOfDay(clock.now() + 6 * day + 23 * 60 * minute);
  await start({}, machine.dataDir);
  await clock.pass(50 * minute);
  await machine.close();
  expect(envelopesKept()).toBe(1);

  await start({}, machine.dataDir);
  // The day is over while the kiosk runs, and so are the hours after the clock went on by days.
  await clock.pass(4 * 60 * minute);
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

test('with what went out its sealed photo goes from the disk', async () => {
  await handIn({ photo: someJpeg() });
  expect(photosKept()).toHaveLength(1);
  await later(7 * day - 60 * minute);
  expect(photosKept()).toHaveLength(1);
  await later(90 * minute);
  expect(photosKept()).toEqual([]);
});

test('days that are named at the start are kept, for what was parked and for what went out, and both logs say so', async () => {
  const asked = readCommandLine(['--keep-parked', '2', '--keep-envelopes', '1'], machine.dataDir);
  if (!asked.ok) throw new Error(asked.sentence);
  const { keepParkedDays, keepEnvelopesDays } = asked.configuration;
  await machine.close();
  await start({ keepParkedDays, keepEnvelopesDays }, machine.dataDir);
  const submission = await handIn();
  const { session } = await api.session.start({
    service: 'elder-allowance',
    language: 'zh-CN',
    practice: false,
  });
  const { code } = await api.session.park({ session, silently: false });
  const forgotten = () =>
    ['session-forgotten', 'envelope-forgotten'].filter((act) => told(act, submission, session));
  const aside = machine.log.length;

  await later(day - 60 * minute);
  expect(forgotten()).toEqual([]);
  await later(90 * minute);
  expect(forgotten()).toEqual(['envelope-forgotten']);
  await later(day - 90 * minute);
  expect(forgotten()).toEqual(['envelope-forgotten']);
  await later(90 * minute);
  expect(forgotten()).toEqual(['session-forgotten', 'envelope-forgotten']);
  await expect(api.session.reopen({ code: code ?? '' })).rejects.toMatchObject({ code: 'code-unknown' });
  await machine.close();
  expect(envelopesKept()).toBe(0);
  expect(auditEntries(machine.dataDir)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ act: 'envelope-forgotten', submission }),
      expect.objectContaining({ act: 'session-forgotten', session, why: 'expired' }),
    ]),
  );

  /** Whether the operating log says so of one of the two. */
  function told(act: string, ...ids: string[]): boolean {
    const found = machine.log.slice(aside).filter((line) => line.includes(`"${act}"`));
    return found.some((line) => ids.some((id) => line.includes(id)));
  }
});

describe('what upstream refused', () => {
  beforeEach(() => taken.clear());

  test('is forgotten thirty days after its refusal, with its photo, and both logs say so; the reason stays', async () => {
    const submission = await handIn({ photo: someJpeg() });
    expect(lines('submission-refused')).toBe(1);
    await later(30 * day - 60 * minute);
    expect(photosKept()).toHaveLength(1);
    expect(lines('envelope-forgotten')).toBe(0);
    await later(90 * minute);
    expect(photosKept()).toEqual([]);
    expect(machine.log.find((line) => line.includes('"envelope-forgotten"'))).toContain(submission);
    await machine.close();
    expect(envelopesKept()).toBe(0);
    expect(auditEntries(machine.dataDir).at(-1)).toMatchObject({ act: 'envelope-forgotten', submission });
    const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
    expect(db.prepare('SELECT delivery, refusal_code FROM submission').all()).toEqual([
      { delivery: 'refused', refusal_code: 'service-not-taken' },
    ]);
    db.close();
  });

  test('is forgotten after as many days as what is parked, where the operator named others', async () => {
    await machine.close();
    await start({ keepParkedDays: 2 }, machine.dataDir);
    await handIn();
    await later(2 * day - 60 * minute);
    expect(lines('envelope-forgotten')).toBe(0);
    await later(90 * minute);
    expect(lines('envelope-forgotten')).toBe(1);
  });

  test('is kept for as long from when it was heard of, however long its refusal was on the way', async () => {
    onTheWayMs = 40 * day;
    const submission = await handIn({ photo: someJpeg() });
    expect(lines('submission-refused')).toBe(1);
    const { number } = await api.submission.slip({ submission });
    const { sealed } = await api.record.find({ number });
    onTheWayMs = 0;
    expect(sealed?.keptUntil).toBe(clock.now() + 30 * day);
    await later(30 * day - 60 * minute);
    expect(photosKept()).toHaveLength(1);
    await later(90 * minute);
    expect(photosKept()).toEqual([]);
    expect(lines('envelope-forgotten')).toBe(1);
  });

  test('is in the staff’s list with its reason until then', async () => {
    await machine.close();
    await start({ demo: true }, machine.dataDir);
    const submission = await handIn();
    const listed = async () => {
      const [person] = await api.staff.people();
      await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
      const { submissions } = await api.staff.overview();
      return submissions.map(({ submission: its, refusal }) => [its, refusal?.code]);
    };
    await later(30 * day - 60 * minute);
    expect(await listed()).toEqual([[submission, 'service-not-taken']]);
    await later(90 * minute);
    expect(await listed()).toEqual([]);
  });
});

test('what has no answer is kept, however long ago it was handed in', async () => {
  await machine.close();
  await intake.close();
  // Started without an intake: one that vouched for an earlier date would keep all of it for that alone.
  await start({}, machine.dataDir);
  const { session } = await api.session.start({
    service: 'request-to-the-hall',
    language: 'zh-CN',
    practice: false,
  });
  await fillIn(api, await api.session.view({ session }));
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await later(365 * day);
  await machine.close();
  expect(envelopesKept()).toBe(1);
});

test('the audit log has what was done for half a year, to the day', async () => {
  await api.session.reopen({ code: '00000000' }).catch(() => undefined);
  expect(await audited()).toEqual(['enrolled', 'code-wrong']);
  await later(184 * day - 60 * minute);
  await api.session.reopen({ code: '11111111' }).catch(() => undefined);
  expect(await audited()).toEqual(['enrolled', 'code-wrong', 'code-wrong']);
  // What came on the 184th day has half a year of its own.
  await later(day);
  expect(await audited()).toEqual(['code-wrong']);
});

test('an intake that was put back to an older state gets again what it lost, once', async () => {
  const first = await handIn();
  const second = await handIn();
  await machine.close();
  loseSubmissions();
  expect(await intake.store.count()).toBe(0);

  const sendAgainSince = (since: string) => sendAgain({ ...operatorOf(machine.dataDir), since });
  const again = await sendAgainSince('2026-11-28');
  expect(again).toEqual({ ok: true, sentence: expect.stringContaining('2 submissions') as string });
  await start({}, machine.dataDir);
  await expect.poll(() => lines('submission-received')).toBe(2);
  expect((await intake.store.list(10)).map(({ submission }) => submission).sort()).toEqual(
    [first, second].sort(),
  );
  await machine.close();

  // What it has already makes no second one there.
  await sendAgainSince('2026-11-28');
  await start({}, machine.dataDir);
  await expect.poll(() => lines('submission-received')).toBe(2);
  expect(await intake.store.count()).toBe(2);
  await machine.close();
  expect((await sendAgainSince('2026-12-01')).sentence).toContain('0 ');
  expect((await sendAgainSince('yesterday')).ok).toBe(false);
});

/** The kiosks that it knows stay: their enrolment was long before the backup that it was put back to. */
function loseSubmissions(): void {
  const db = new Database(path.join(intake.dataDir, 'intake.sqlite'));
  db.exec('DELETE FROM submission');
  db.close();
  const attachments = path.join(intake.dataDir, 'attachments');
  for (const name of readdirSync(attachments)) rmSync(path.join(attachments, name), { recursive: true });
}
