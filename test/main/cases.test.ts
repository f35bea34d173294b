import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShownSession, Slip } from '../../core/contract.ts';
import type { Outcome } from '../../core/session/outcome.ts';
import { coverShape } from '../../core/submission/cover.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { newsShape } from '../../core/submission/news.ts';
import { sign, verify } from '../../core/submission/signed.ts';
import { decide, type Decision } from '../../intake/decide.ts';
import { open } from '../../intake/open.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { diskFullAtCommit } from '../support/full-disk.ts';
import { fillIn, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { shippedServices } from '../support/shipped-service.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What upstream says back: told to the kiosk, found by a number, opened to be changed, and deleted.

const day = 86_400_000;
const minute = 60_000;
const note = '存折上的名字和身份证不一样，请带户口簿来';

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;
/** Of the one person of the staff. */
let pin: string;
/** Of the services which the intake takes. */
let taken: Set<string>;

beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 29, 2));
  taken = new Set(shippedServices);
  intake = await startIntake({ now: clock.now, services: taken });
  ({ pin } = await intake.premises.addStaff('张敏'));
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

async function again(): Promise<void> {
  await machine.close();
  await start({}, machine.dataDir);
}

const lines = (name: string) => machine.log.filter((line) => line.includes(`"${name}"`)).length;

/** How many were received or refused. */
const answered = () => lines('submission-received') + lines('submission-refused');

async function begin(service: string): Promise<ShownSession> {
  return api.session.start({ service, language: 'zh-CN', practice: false });
}

async function handIn(view: ShownSession): Promise<Slip> {
  const before = answered();
  const slip = await api.session.submit({ session: view.session, language: 'zh-CN', undrawn: false });
  await expect.poll(answered).toBe(before + 1);
  await api.submission.rate({ submission: slip.submission, faces: 4 });
  await api.submission.done({ submission: slip.submission, another: false });
  return api.submission.slip({ submission: slip.submission }).catch(() => slip);
}

const handInOne = async () => handIn(await fillIn(api, await begin('resident-medical-insurance')));

async function decided(submission: string, decision: Decision): Promise<void> {
  const kept = await intake.store.submission(submission);
  if (!kept) throw new Error('The intake does not have it');
  await decide(kept, decision, {
    store: intake.store,
    openingKey: intake.identity.openingKey,
    now: clock.now,
  });
}

/** As time goes on, the kiosk asks by itself. */
const photosKept = () => readdirSync(path.join(machine.dataDir, 'attachments'));

async function heard(count = 1): Promise<void> {
  const before = lines('case-heard');
  await clock.pass(21 * minute);
  await expect.poll(() => lines('case-heard')).toBe(before + count);
}

const outcomeAt = async (submission: string): Promise<Outcome> => {
  const kept = await intake.store.submission(submission);
  const { openingKey } = intake.identity;
  const opened = kept && openingKey && (await open(kept, openingKey));
  return opened?.outcome as Outcome;
};

describe('the number of a slip', () => {
  test('finds what was handed in, and says where it stands and as of when', async () => {
    const slip = await handInOne();
    const stored = await api.record.find({ number: slip.number });
    expect(stored).toMatchObject({
      number: slip.number,
      delivery: 'received',
      case: null,
      toChange: null,
      correctedBy: null,
      summary: { id: 'resident-medical-insurance' },
    });
    expect(stored.sealed?.keptUntil).toBe((stored.receipt?.at ?? 0) + 7 * day);
    await decided(slip.submission, { case: 'paper-missing', note });
    await heard();
    const asOf = clock.now();
    const found = await api.record.find({ number: slip.number });
    expect(found.case).toMatchObject({ state: 'paper-missing', note });
    expect(found.asOf).toBeGreaterThan(asOf - 21 * minute);
    // The receipt's number finds the same.
    expect(await api.record.find({ number: found.receipt?.number ?? '' })).toEqual(found);
    await decided(slip.submission, { case: 'accepted' });
    await heard();
    expect((await api.record.find({ number: slip.number })).case).toMatchObject({
      state: 'accepted',
      note: null,
    });
  });

  test('brings what the office has said since, while its resident stands there', async () => {
    const slip = await handInOne();
    await clock.pass(minute);
    await decided(slip.submission, { case: 'handed-back', note });
    expect(await api.record.find({ number: slip.number })).toMatchObject({ case: null });
    await expect
      .poll(async () => (await api.record.shown()).case)
      .toMatchObject({ state: 'handed-back', note });
    expect((await api.record.shown()).asOf).toBe(clock.now());
  });

  test('shows it on that screen alone, and to nobody once its resident has gone', async () => {
    const slip = await handInOne();
    await api.record.find({ number: slip.number });
    const other = apiOf(machine.fetch, 'other');
    await expect(other.record.shown()).rejects.toMatchObject({ code: 'record-gone' });
    await expect(other.record.forget()).rejects.toMatchObject({ code: 'record-gone' });
    await api.visit.end();
    for (const call of [
      api.record.shown(),
      api.record.print({ language: 'zh-CN' }),
      api.record.open(),
      api.record.forget(),
    ])
      await expect(call).rejects.toMatchObject({ code: 'record-gone' });
    await api.record.find({ number: slip.number });
    await api.record.done();
    await expect(api.record.shown()).rejects.toMatchObject({ code: 'record-gone' });
    await api.record.find({ number: slip.number });
    // The screen broke.
    await clock.pass(11 * minute);
    await expect(api.record.shown()).rejects.toMatchObject({ code: 'record-gone' });
  });

  test('is told apart from the code of a parked case, at no cost', { timeout: 30_000 }, async () => {
    const slip = await handInOne();
    for (let tries = 0; tries < 6; tries++)
      await expect(api.session.reopen({ code: slip.number })).rejects.toMatchObject({ code: 'code-of-slip' });
    expect((await api.record.find({ number: slip.number })).number).toBe(slip.number);
  });

  test(
    'cannot be guessed: wrong ones are counted with wrong codes, across a restart too',
    { timeout: 30_000 },
    async () => {
      const slip = await handInOne();
      for (let tries = 0; tries < 3; tries++)
        await expect(api.record.find({ number: '00000000' })).rejects.toMatchObject({
          code: 'number-unknown',
        });
      for (let tries = 0; tries < 2; tries++)
        await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject({
          code: 'code-unknown',
        });
      await again();
      await expect(api.record.find({ number: slip.number })).rejects.toMatchObject({
        code: 'wait',
        data: { seconds: 15 },
      });
      await clock.pass(15_000);
      expect((await api.record.find({ number: slip.number })).number).toBe(slip.number);
    },
  );
});

describe('what is handed back', () => {
  test('opens for whoever has its number, is changed, and goes up as a new one that names the old', async () => {
    const slip = await handInOne();
    const before = await outcomeAt(slip.submission);
    await decided(slip.submission, { case: 'handed-back', note });
    await heard();
    expect(await api.record.find({ number: slip.number })).toMatchObject({ toChange: 'here' });
    const view = await api.record.open();
    expect(view).toMatchObject({ place: { at: 'review' }, complete: true, handedBack: { note } });
    await expect(api.record.shown()).rejects.toMatchObject({ code: 'record-gone' });

    const phone = view.review?.find((item) => item.kind === 'answer' && item.question.type === 'phone');
    if (phone?.kind !== 'answer') throw new Error('No telephone in the review');
    await api.session.goTo({ session: view.session, place: { at: 'question', ...phone.question.path } });
    const changed = await api.session.answer({
      session: view.session,
      path: phone.question.path,
      value: '13800138000',
      from: 'touch',
    });
    const ready = await fillIn(api, changed);
    const fresh = await handIn(ready);
    expect(fresh.number).not.toBe(slip.number);

    const kept = await intake.store.submission(fresh.submission);
    const kioskKey = await intake.store.kiosk(kept?.kiosk ?? '');
    const cover =
      kioskKey && (await verify('bangban-cover', coverShape, kept?.cover ?? '', kioskKey.signingKey));
    expect(cover?.corrects).toBe(slip.submission);
    const after = await outcomeAt(fresh.submission);
    expect(JSON.stringify(after)).toContain('13800138000');
    expect(JSON.stringify(after).replaceAll('13800138000', typed.phone)).toBe(JSON.stringify(before));

    // The note was for this, and is not kept any longer.
    expect(await api.record.find({ number: slip.number })).toMatchObject({
      case: { state: 'handed-back', note: null },
      toChange: null,
      correctedBy: fresh.number,
    });
    const acts = await entries();
    expect(acts).toContainEqual(
      expect.objectContaining({ act: 'case', submission: slip.submission, session: view.session }),
    );
    expect(acts).toContainEqual(
      expect.objectContaining({ act: 'session-reopened', session: view.session, by: 'number' }),
    );
  });

  test('leaves no photo behind where the disk does not take it, and comes when it does', async () => {
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(150_000)]);
    const { slip } = await withPhoto(photo);
    await decided(slip.submission, { case: 'handed-back', note });
    const before = photosKept();
    const full = diskFullAtCommit();
    await clock.pass(21 * minute);
    await expect.poll(() => lines('outbox-failed')).toBe(1);
    expect(photosKept()).toEqual(before);
    expect(lines('case-heard')).toBe(0);
    full.mockRestore();
    await heard();
    expect(photosKept()).toHaveLength(before.length + 1);
  });

  test('brings its photo, under a name and a key of its own, or asks for it again where it is gone', async () => {
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(150_000)]);
    const one = await withPhoto(photo);
    const two = await withPhoto(photo);
    const before = photosKept();
    expect(before).toHaveLength(2);
    await decided(one.slip.submission, { case: 'handed-back', note });
    rmSync(path.join(machine.dataDir, 'attachments', two.attachment));
    await decided(two.slip.submission, { case: 'handed-back', note });
    await heard(2);
    expect(photosKept()).toHaveLength(2);

    await api.record.find({ number: two.slip.number });
    const gone = await api.record.open();
    expect(gone).toMatchObject({ place: { at: 'review' }, complete: false });
    expect(gone.review).toContainEqual(
      expect.objectContaining({ missing: true, question: expect.objectContaining({ type: 'photo' }) }),
    );
    await api.session.park({ session: gone.session, silently: true });

    await api.record.find({ number: one.slip.number });
    const view = await api.record.open();
    expect(view.complete).toBe(true);
    const [kept] = photosIn(view);
    expect(kept).not.toBe(one.attachment);
    const shown = await machine.fetch(new Request(`http://kiosk/attachment/${kept}`), { screen: 'kiosk' });
    expect(Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);

    const fresh = await handIn(await fillIn(api, view));
    expect((await intake.store.submission(fresh.submission))?.attachments).toEqual([
      expect.objectContaining({ attachment: kept }),
    ]);
    // What the old one sent goes when its days are over, and the new one keeps its own.
    await clock.pass(day);
    expect(photosKept()).toContain(kept);
  });

  test('opens once, also when it is handed back a second time, and staff can open it without the number', async () => {
    const slip = await handInOne();
    await decided(slip.submission, { case: 'handed-back', note });
    await heard();
    await decided(slip.submission, { case: 'handed-back', note: '还有一处' });
    await heard();
    // Who looks after the hall sees one that is parked, and needs no number.
    const [person] = await api.staff.people();
    await api.staff.signIn({ staff: person?.id ?? '', pin });
    const { sessions } = await api.staff.overview();
    expect(sessions).toMatchObject([
      { state: 'parked', service: 'resident-medical-insurance', handedBack: true },
    ]);
    const opened = await api.staff.open({ session: sessions[0]?.session ?? '' });
    expect(opened).toMatchObject({ handedBack: { note: '还有一处' } });
    await api.session.park({ session: opened.session, silently: true });
    await api.record.find({ number: slip.number });
    expect(await api.record.open()).toMatchObject({ handedBack: { note: '还有一处' } });
    // Open here, it is not opened on another screen.
    const other = apiOf(machine.fetch, 'other');
    expect(await other.record.find({ number: slip.number })).toMatchObject({ toChange: 'open-elsewhere' });
    await expect(other.record.open()).rejects.toMatchObject({ code: 'nothing-to-change' });
  });

  test('is forgotten after the days of parked ones, and its note with it', async () => {
    const slip = await handInOne();
    await decided(slip.submission, { case: 'handed-back', note });
    await heard();
    await clock.pass(31 * day);
    expect(await api.record.find({ number: slip.number })).toMatchObject({
      case: { state: 'handed-back', note: null },
      toChange: 'gone',
      sealed: null,
    });
    await expect(api.record.open()).rejects.toMatchObject({ code: 'nothing-to-change' });
    expect(lines('note-forgotten')).toBe(1);
    await machine.close();
    expect(auditEntries(machine.dataDir)).toContainEqual(
      expect.objectContaining({ act: 'note-forgotten', submission: slip.submission }),
    );
  }, 180_000);

  test('comes back whole after the power failed between any two writes', async () => {
    const slip = await handInOne();
    await decided(slip.submission, { case: 'handed-back', note });
    // The transaction is broken off at its last entry, and nothing of it is there.
    await machine.close();
    const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'));
    db.exec(
      `CREATE TRIGGER broken BEFORE INSERT ON audit WHEN NEW.act = 'case' BEGIN SELECT RAISE(ABORT, 'cut'); END`,
    );
    db.close();
    await start({}, machine.dataDir);
    await clock.pass(minute);
    await expect.poll(() => lines('outbox-failed')).toBe(1);
    expect(await api.record.find({ number: slip.number })).toMatchObject({ case: null, toChange: null });
    await machine.close();
    const mended = new Database(path.join(machine.dataDir, 'kiosk.sqlite'));
    expect(mended.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0);
    mended.exec('DROP TRIGGER broken');
    mended.close();
    await start({}, machine.dataDir);
    await clock.pass(minute);
    await expect.poll(() => lines('case-heard')).toBe(1);
    expect(await api.record.find({ number: slip.number })).toMatchObject({ toChange: 'here' });
  });
});

describe('news that is not what it seems', () => {
  test('about what is not here, or of a kind that is not known, is passed over, and what follows is heard', async () => {
    const slip = await handInOne();
    const lost = await handInOne();
    await api.record.find({ number: lost.number });
    await api.record.forget();
    await decided(lost.submission, { case: 'handed-back', note });
    await decided(slip.submission, { case: 'accepted' });
    await heard();
    await expect(api.record.find({ number: lost.number })).rejects.toMatchObject({ code: 'number-unknown' });
    expect(await api.record.find({ number: slip.number })).toMatchObject({ case: { state: 'accepted' } });
    expect(newsShape.shape.case.safeParse('postponed').success).toBe(true);
    expect(filesHolding(machine.dataDir, formsOf('the note', note))).toEqual([]);
  });

  test('that another key signed says nothing', async () => {
    const slip = await handInOne();
    const piece = {
      kiosk: (await intake.store.submission(slip.submission))?.kiosk,
      intake: intake.identity.id,
      news: 1,
      before: 0,
      submission: slip.submission,
      digest: (await intake.store.submission(slip.submission))?.digest,
      at: clock.now(),
      case: 'accepted',
    };
    const forged = await sign('bangban-news', piece, await makeKey());
    // Whoever stands on the road answers every question with it.
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) =>
      input instanceof URL && input.pathname === '/v1/exchanges'
        ? Response.json({ news: [forged], more: false })
        : fetch(input, init);
    try {
      await clock.pass(21 * minute);
      await api.record.find({ number: slip.number });
      expect((await api.record.shown()).case).toBeNull();
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

describe('my data', () => {
  test('is deleted at once, with the note, what came back and what went out; the audit log keeps ids', async () => {
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(50_000)]);
    const { slip } = await withPhoto(photo);
    await decided(slip.submission, { case: 'handed-back', note });
    await heard();
    await api.record.find({ number: slip.number });
    expect(await api.record.print({ language: 'zh-CN' })).toEqual({ printed: 'printed' });
    await api.record.forget();
    expect(lines('submission-forgotten')).toBe(1);
    expect(machine.log.join('')).not.toContain(note);
    await expect(api.record.shown()).rejects.toMatchObject({ code: 'record-gone' });
    await expect(api.record.find({ number: slip.number })).rejects.toMatchObject({ code: 'number-unknown' });
    expect(readdirSync(path.join(machine.dataDir, 'attachments'))).toEqual([]);
    const acts = await entries();
    await machine.close();
    const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
    for (const table of [
      'submission',
      'submission_attachment',
      'submission_case',
      'case_note',
      'rating',
      'session',
    ])
      expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
    db.close();
    expect(acts.at(-2)).toMatchObject({ act: 'deleted-by-resident', submission: slip.submission });
    expect(JSON.stringify(acts)).not.toContain(note);
  });

  test('that upstream refused is deleted as well, with its photo, and is in no list from then on', async () => {
    taken.clear();
    const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(50_000)]);
    const { slip } = await withPhoto(photo);
    const found = await api.record.find({ number: slip.number });
    expect(found).toMatchObject({ delivery: 'refused', receipt: null, toChange: null });
    const listed = await refusedOnes();
    expect(listed.map(({ submission }) => submission)).toEqual([slip.submission]);
    expect(found.sealed).toEqual({ keptUntil: (listed[0]?.refusal?.at ?? 0) + 30 * day });
    await api.record.forget();
    expect(lines('submission-forgotten')).toBe(1);
    await expect(api.record.shown()).rejects.toMatchObject({ code: 'record-gone' });
    await expect(api.record.find({ number: slip.number })).rejects.toMatchObject({ code: 'number-unknown' });
    expect(readdirSync(path.join(machine.dataDir, 'attachments'))).toEqual([]);
    expect(await refusedOnes()).toEqual([]);
    const acts = await entries();
    await machine.close();
    const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
    for (const table of ['submission', 'submission_attachment'])
      expect([table, db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([table, 0]);
    db.close();
    expect(acts).toContainEqual(
      expect.objectContaining({ act: 'deleted-by-resident', submission: slip.submission }),
    );
  });

  test('that has not arrived yet cannot be deleted, for it would be lost', async () => {
    await intake.close();
    const view = await fillIn(api, await begin('resident-medical-insurance'));
    const slip = await api.session.submit({ session: view.session, language: 'zh-CN', undrawn: false });
    expect(await api.record.find({ number: slip.number })).toMatchObject({
      sealed: { keptUntil: null },
      receipt: null,
    });
    await expect(api.record.forget()).rejects.toMatchObject({ code: 'not-received' });
    expect((await api.record.shown()).number).toBe(slip.number);
  });
});

/** As staff see it in their list. */
async function refusedOnes() {
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin });
  const { submissions } = await api.staff.overview();
  await api.staff.signOut();
  return submissions.filter(({ delivery }) => delivery === 'refused');
}

/** With the machine stopped and started, since the log is read by whoever has the folder. */
async function entries() {
  await machine.close();
  const found = auditEntries(machine.dataDir);
  await start({}, machine.dataDir);
  return found;
}

async function withPhoto(photo: Buffer): Promise<{ slip: Slip; attachment: string }> {
  const view = await fillIn(api, await begin('request-to-the-hall'), {}, 'consent');
  const { session } = view;
  const asked = await api.session.consent({ session, consent: 'photo', agreed: true });
  const at = asked.question?.path ?? { question: '' };
  const mark = await takePhoto(machine.fetch, session, at, new Uint8Array(photo));
  const next = await api.session.answer({ session, path: at, value: [mark], from: 'camera' });
  return { slip: await handIn(await fillIn(api, next)), attachment: mark.attachment };
}

function photosIn(view: ShownSession): string[] {
  return (view.review ?? []).flatMap((item) => {
    if (item.kind !== 'answer' || item.question.type !== 'photo') return [];
    return (item.question.value as { attachment: string }[]).map(({ attachment }) => attachment);
  });
}
