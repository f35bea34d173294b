import Database from 'better-sqlite3';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importInto } from '../../intake/stick/import-command.ts';
import { rescue } from '../../main/command/rescue.ts';
import { openStore } from '../../main/store/open.ts';
import { sessionTable } from '../../main/store/session.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { takePhoto } from '../support/take-photo.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { fillIn, step } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// What the disk has changed while the kiosk was off is found when it starts, named, and put right where that can be.

vi.setConfig({ testTimeout: 30_000 });

const day = 86_400_000;
const minute = 60_000;

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;

beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 29, 2));
  intake = await startIntake({ now: clock.now });
  // Nothing gets there until a test lets it.
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

/** Ends the machine, does that to what it left on the disk, and starts it again. */
async function damage(work: (db: Database.Database) => void): Promise<void> {
  await machine.close();
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'));
  // Of the schema's own guards a disk knows nothing.
  db.exec('DROP TRIGGER IF EXISTS event_is_append_only');
  db.pragma('foreign_keys = OFF');
  work(db);
  db.close();
  await start({}, machine.dataDir);
}

/** What it named in its operating log. */
const named = () =>
  machine.log
    .map((line) => JSON.parse(line) as { msg: string; what?: string; id?: string })
    .filter(({ msg }) => msg === 'damage-found')
    .map(({ what, id }) => ({ what, id }));

async function begin(): Promise<string> {
  const service = 'request-to-the-hall';
  const { session } = await api.session.start({ service, language: 'zh-CN', practice: false });
  return session;
}

/** Takes a photo where one is asked for, and another one that no answer names. */
async function withPhotos(session: string): Promise<{ answered: string; unanswered: string }> {
  let view = await api.session.view({ session });
  while (view.question?.type !== 'photo') view = await step(api, view);
  const { path: at } = view.question;
  const take = () => takePhoto(machine.fetch, session, at, Uint8Array.of(0xff, 0xd8, 0xff, 7));
  const [first, second] = [await take(), await take()];
  await api.session.answer({ session, path: at, value: [second], from: 'camera' });
  return { answered: second.attachment, unanswered: first.attachment };
}

/** Hands in while the intake cannot be reached. */
async function handInOffline(withPhoto = false): Promise<string> {
  await machine.close();
  await start({ intake: 'http://127.0.0.1:9' }, machine.dataDir);
  const session = await begin();
  if (withPhoto) await withPhotos(session);
  await fillIn(api, await api.session.view({ session }));
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await api.submission.done({ submission: session, another: false });
  await machine.close();
  await start({}, machine.dataDir);
  await machine.close();
  await start({ intake: 'http://127.0.0.1:9' }, machine.dataDir);
  return session;
}

test('a parked session of which the last day was changed is kept, and has its thirty days anew', async () => {
  const session = await begin();
  await step(api, await api.session.view({ session }));
  await api.session.park({ session, silently: false });
  await damage((db) => db.prepare('UPDATE session SET kept_until = kept_until - ?').run(2 ** 31));
  expect(named()).toEqual([{ what: 'session', id: session }]);
  clock.setTimeOfDay(clock.now() + 29 * day);
  await clock.pass(4 * 60 * minute);
  await machine.close();
  expect(sessionsKept()).toEqual([session]);
  expect(auditEntries(machine.dataDir)).toContainEqual(
    expect.objectContaining({ act: 'damage-found', what: 'session', id: session }),
  );
  await start({}, machine.dataDir);
  expect(named()).toEqual([]);
  clock.setTimeOfDay(clock.now() + 2 * day);
  await clock.pass(4 * 60 * minute);
  await machine.close();
  expect(sessionsKept()).toEqual([]);
});

const protections = async () => ({});
const nothingIsLost = (line: string): void => expect(line).toBeUndefined();

function sessionsKept(): unknown[] {
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
  const kept = db.prepare('SELECT session FROM session').pluck().all();
  db.close();
  return kept;
}

test.each([
  ['until when it is kept', 'kept_until = kept_until & ~(1 << 31) | (~kept_until & (1 << 31))'],
  ['the day that it is judged by', `today = '3' || substr(today, 2)`],
  [
    'the package that it began with',
    `digest = char(unicode(digest) + 1 - 2 * (unicode(digest) & 1)) || substr(digest, 2)`,
  ],
])('one bit of a session that was flipped in clear is put back: %s', async (_, sql) => {
  const session = await begin();
  await step(api, await api.session.view({ session }));
  const { code } = await api.session.park({ session, silently: false });
  let before: unknown;
  await damage((db) => {
    before = db.prepare('SELECT digest, today FROM session').get();
    db.exec(`UPDATE session SET ${sql}`);
  });
  expect(named()).toEqual([{ what: 'session', id: session }]);
  expect((await api.session.reopen({ code: code ?? '' })).session).toBe(session);
  await api.session.park({ session, silently: true });
  await machine.close();
  expect(rowOf(session)).toMatchObject(before as object);
  await start({}, machine.dataDir);
  expect(named()).toEqual([]);
});

function rowOf(session: string): Record<string, unknown> {
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
  const row = db.prepare('SELECT * FROM session WHERE session = ?').get(session);
  db.close();
  return row as Record<string, unknown>;
}

test('what of a session is damaged is named with it, and nothing is swept away', async () => {
  const session = await begin();
  await step(api, await api.session.view({ session }));
  const orphan = path.join(machine.dataDir, 'attachments/6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10');
  writeFileSync(orphan, 'whatever referred to it may be what is damaged');
  await damage((db) => db.exec('UPDATE event SET sealed = zeroblob(length(sealed)) WHERE seq = 1'));
  expect(named()).toEqual([{ what: 'session', id: session }]);
  expect(readdirSync(path.dirname(orphan))).toEqual([path.basename(orphan)]);
});

/** Somebody who has everything said and nothing handed in. Answers the code on their paper. */
async function parkAtDeclaration(session: string): Promise<string> {
  await fillIn(api, await api.session.view({ session }));
  const { code } = await api.session.park({ session, silently: false });
  return code ?? '';
}

test('of a parked session one bit in each answer is put back when it is opened', async () => {
  const session = await begin();
  const code = await parkAtDeclaration(session);
  const before = await api.session.reopen({ code });
  const { code: again } = await api.session.park({ session, silently: false });
  await damage((db) => {
    const replace = db.prepare('INSERT OR REPLACE INTO event VALUES (@session, @seq, @at, @sealed)');
    const events = db.prepare<[], { seq: number; sealed: Buffer }>('SELECT * FROM event').all();
    for (const event of events) {
      event.sealed[event.seq * 5]! ^= 1 << (event.seq % 8);
      replace.run(event);
    }
  });
  expect(named()).toEqual([]);
  expect(await api.session.reopen({ code: again ?? '' })).toEqual(before);
  expect(named()).toEqual([{ what: 'session', id: session }]);
  await damage(() => undefined);
  expect(named()).toEqual([]);
  expect(await api.session.view({ session })).toEqual(before);
});

test('an answer of which more is damaged is asked again, and all else is there', async () => {
  const session = await begin();
  const code = await parkAtDeclaration(session);
  await machine.close();
  const place = seqOfAnswer(session, 'place');
  await damage((db) => db.prepare('UPDATE event SET sealed = zeroblob(284) WHERE seq = ?').run(place));
  const view = await api.session.reopen({ code });
  expect(named()).toEqual([{ what: 'session', id: session }]);
  // Not where it could be handed in unseen.
  expect(view.place).toEqual({ at: 'review' });
  const asked = view.review?.flatMap((item) => (item.kind === 'answer' ? [item.question] : [])) ?? [];
  // The photo was passed over before.
  expect(asked.filter(({ value }) => value === undefined).map((question) => question.path.question)).toEqual([
    'place',
    'scene',
  ]);
  await expect(api.session.submit({ session, language: 'zh-CN', undrawn: false })).rejects.toMatchObject({
    code: 'not-complete',
  });
  const asking = await api.session.goTo({ session, place: { at: 'question', question: 'place' } });
  await fillIn(api, await step(api, asking));
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await expect.poll(() => intake.store.count()).toBe(1);
});

/** Where it stands in the log. */
function seqOfAnswer(session: string, question: string): number {
  const opened = openStore({ dir: machine.dataDir, shell: 'serve', protections: {}, now: clock.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  const table = sessionTable(opened.store);
  const { events } = table.log(session, table.key(session));
  opened.store.close();
  return 1 + events.findIndex((event) => event.kind === 'answered' && event.path.question === question);
}

test('one that cannot be opened at all stays parked, and its code is its code', async () => {
  const session = await begin();
  const code = await parkAtDeclaration(session);
  let keys: unknown;
  await damage((db) => {
    keys = db.prepare('SELECT * FROM session_key').get();
    db.exec('UPDATE session_key SET wrapped = zeroblob(60), again = zeroblob(60)');
  });
  await expect(api.session.reopen({ code })).rejects.toMatchObject({ code: 'code-unknown' });
  expect((await api.kiosk.state()).session).toBeNull();
  // As somebody does who has a copy of the folder from before.
  await damage((db) => db.prepare('UPDATE session_key SET wrapped = @wrapped, again = @again').run(keys));
  expect((await api.session.reopen({ code })).session).toBe(session);
});

test('a bit of what a page says of itself is put back before anything is read, and both logs say so', async () => {
  const session = await begin();
  const { progress } = await step(api, await api.session.view({ session }));
  let page = 0;
  await damage((db) => {
    const select = db.prepare(`SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'`);
    page = Number(select.pluck().get());
  });
  await machine.close();
  const file = path.join(machine.dataDir, 'kiosk.sqlite');
  const bytes = readFileSync(file);
  // How many rows stand on it.
  bytes[(page - 1) * 4096 + 4]! ^= 1;
  writeFileSync(file, bytes);
  await start({}, machine.dataDir);
  expect(named()).toEqual([{ what: 'database', id: 'mended' }]);
  expect((await api.session.view({ session })).progress).toEqual(progress);
  await machine.close();
  expect(auditEntries(machine.dataDir).at(-1)).toMatchObject({ act: 'damage-found', what: 'database' });
});

test('a bit of the id by which a key or what was said names its session is put back', async () => {
  const session = await begin();
  let view = await api.session.view({ session });
  for (let steps = 0; steps < 3; steps += 1) view = await step(api, view);
  const another = `${session.slice(0, -1)}${String.fromCharCode(session.charCodeAt(35) ^ 1)}`;
  for (const sql of [
    'UPDATE session_key SET session = @another',
    'UPDATE event SET session = @another WHERE seq = (SELECT max(seq) FROM event)',
  ]) {
    await damage((db) => db.prepare(sql).run({ another }));
    expect(named()).toEqual([{ what: 'database', id: 'mended' }]);
    expect((await api.session.view({ session })).progress).toEqual(view.progress);
  }
  await machine.close();
  await start({}, machine.dataDir);
  expect(named()).toEqual([]);
});

test.each([
  ['a capital', 'submissiOn'],
  ['no letter at all', 'submissi\u{ef}n'],
])('a letter of a column’s name that became %s is put back', async (_what, name) => {
  const session = await begin();
  await damage((db) => {
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    db.prepare(
      `UPDATE sqlite_schema SET sql = CAST(replace(CAST(sql AS BLOB), 'submission TEXT PRIMARY', CAST(? AS BLOB)) AS TEXT)
       WHERE name = 'submission'`,
    ).run(Buffer.from(`${name} TEXT PRIMARY`, 'latin1'));
  });
  expect(named()).toEqual([{ what: 'database', id: 'mended' }]);
  expect((await api.kiosk.state()).session).toBe(session);
});

test('a bit of the check of a row is no damage of the row', async () => {
  const session = await begin();
  await damage((db) => {
    const check = db.prepare<[], Buffer>('SELECT row_check FROM session').pluck().get();
    check![7]! ^= 4;
    db.prepare('UPDATE session SET row_check = ?').run(check);
  });
  expect(named()).toEqual([{ what: 'session', id: session }]);
  expect((await api.kiosk.state()).session).toBe(session);
  await machine.close();
  await start({}, machine.dataDir);
  expect(named()).toEqual([]);
});

test('of the keys each is kept twice, and one that is whole is enough', async () => {
  const session = await begin();
  await step(api, await api.session.view({ session }));
  await damage((db) => {
    db.exec('UPDATE session_key SET wrapped = zeroblob(length(wrapped))');
    db.exec('UPDATE secret SET sealed = zeroblob(length(sealed))');
  });
  expect(named()).toEqual([]);
  expect((await api.session.view({ session })).session).toBe(session);
  await damage((db) => db.exec(`DELETE FROM secret WHERE name = 'enrolment'`));
  expect(named()).toEqual([]);
  expect((await api.session.view({ session })).session).toBe(session);
  await damage((db) => db.exec('UPDATE session_key SET again = zeroblob(length(again))'));
  expect(named()).toEqual([{ what: 'session', id: session }]);
});

test('the wrapping key is in its file twice, too, and a bit that is flipped in it is named', async () => {
  const session = await begin();
  const file = path.join(machine.dataDir, 'wrapping.key');
  const flipAt = (place: number) => {
    const bytes = readFileSync(file);
    bytes[place]! ^= 1;
    writeFileSync(file, bytes);
  };
  for (const place of [2, 20]) {
    await damage(() => flipAt(place));
    expect(named()).toEqual([{ what: 'secret', id: 'wrapping.key' }]);
    expect((await api.session.view({ session })).session).toBe(session);
    await damage(() => flipAt(place));
    expect(named()).toEqual([]);
  }
  await machine.close();
  flipAt(20);
  flipAt(60);
  await expect(start({}, machine.dataDir)).rejects.toThrow('The key that belongs to the data folder');
  // As it was written before there were two.
  flipAt(20);
  writeFileSync(file, readFileSync(file).subarray(4, 36));
  await start({}, machine.dataDir);
  expect(named()).toEqual([]);
});

test('a submission of which something in clear was changed is written anew from its cover, and arrives', async () => {
  const submission = await handInOffline();
  const { slip } = await slipAndDamage(
    "UPDATE submission SET at = 5, service = 'another', digest = 'sha256:0'",
  );
  expect(named()).toEqual([{ what: 'submission', id: submission }]);
  await expect.poll(() => intake.store.count()).toBe(1);
  expect((await intake.store.list(1))[0]).toMatchObject({ submission, slip });
});

test.each([
  ['whose it is', "submission = replace(submission, substr(submission, 1, 1), 'z')"],
  ['which it is', "attachment = replace(attachment, substr(attachment, 1, 1), 'z')"],
  ['its digest', "digest = 'sha256:0'"],
  ['its size', 'bytes = bytes + 1024'],
])(
  'a photo of which the kiosk has noted wrongly %s is noted anew from the cover, and arrives',
  async (_, sql) => {
    const submission = await handInOffline(true);
    await slipAndDamage(`UPDATE submission_attachment SET ${sql}`);
    expect(named()).toContainEqual({ what: 'submission', id: submission });
    await expect.poll(() => intake.store.count()).toBe(1);
    expect((await intake.store.submission(submission))?.attachments).toHaveLength(1);
  },
);

/** The key of that photo is none any more. */
const damageKeyOf = (attachment: string) =>
  damage((db) =>
    db.prepare('UPDATE attachment SET sealed_key = zeroblob(60) WHERE attachment = ?').run(attachment),
  );

test('a photo whose key the disk has damaged is asked for again, and one that no answer names is in nobody’s way', async () => {
  const session = await begin();
  const { answered, unanswered } = await withPhotos(session);
  await fillIn(api, await api.session.view({ session }));
  await damageKeyOf(unanswered);
  expect((await api.session.view({ session })).place).toEqual({ at: 'declaration' });
  expect(named()).toEqual([]);
  await damageKeyOf(answered);
  const view = await api.session.view({ session });
  expect(named()).toEqual([{ what: 'session', id: session }]);
  expect(view).toMatchObject({ place: { at: 'review' }, complete: false });
  await fillIn(api, await api.session.goTo({ session, place: { at: 'question', question: 'scene' } }));
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await expect.poll(() => intake.store.count()).toBe(1);
});

test('an envelope that was changed is not sent, and staff are told', async () => {
  const submission = await handInOffline();
  await slipAndDamage("UPDATE submission SET envelope = replace(envelope, 'a', 'b')");
  expect(named()).toEqual([{ what: 'submission', id: submission }]);
  await expect.poll(() => machine.log.some((line) => line.includes('"envelope-lost"'))).toBe(true);
  expect(await intake.store.count()).toBe(0);
});

async function slipAndDamage(sql: string): Promise<{ slip: unknown }> {
  let slip: unknown;
  await damage((db) => {
    slip = db.prepare('SELECT number FROM submission').pluck().get();
    db.exec(sql);
  });
  return { slip };
}

test('a bit that makes of a row what no row can be costs nothing, once it is rescued', async () => {
  const parked = await begin();
  await step(api, await api.session.view({ session: parked }));
  const { code } = await api.session.park({ session: parked, silently: false });
  const submission = await handInOffline();
  await machine.close();
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'));
  db.pragma('ignore_check_constraints = ON');
  db.exec(`UPDATE session SET theme = 'varm'; UPDATE submission SET undrawn = 2`);
  db.close();
  await expect(start({}, machine.dataDir)).rejects.toThrow(/--rescue-into/);
  const to = `${machine.dataDir}-rescued`;
  const listed: string[] = [];
  const list = (line: string) => void listed.push(line);
  await rescue({ dataDir: machine.dataDir, shell: 'serve', protections, to, list });
  expect(listed).toEqual([]);
  rmSync(machine.dataDir, { recursive: true });
  await start({}, to);
  expect((await api.session.reopen({ code: code ?? '' })).session).toBe(parked);
  await expect.poll(() => intake.store.count()).toBe(1);
  expect((await intake.store.list(1))[0]).toMatchObject({ submission });
});

test('where the key is lost, what waits is rescued as onto a stick, and arrives', async () => {
  const submission = await handInOffline();
  await machine.close();
  rmSync(path.join(machine.dataDir, 'wrapping.key'));
  const to = `${machine.dataDir}-rescued`;
  expect(
    await rescue({ dataDir: machine.dataDir, shell: 'serve', protections, to, list: nothingIsLost }),
  ).toEqual({
    ok: true,
    sentence: expect.stringContaining('1 submissions that waited') as string,
  });
  expect(readdirSync(to)).toEqual(['bangban']);
  const { identity, store, dataDir } = intake;
  await importInto({ root: to, dataDir, identity, store, services: undefined });
  expect((await intake.store.list(1))[0]).toMatchObject({ submission });
  rmSync(to, { recursive: true });
});

test('a key that only cannot be had here is not taken for lost', async () => {
  await handInOffline();
  await machine.close();
  renameSync(
    path.join(machine.dataDir, 'wrapping.key'),
    path.join(machine.dataDir, 'wrapping.key.protected'),
  );
  const to = `${machine.dataDir}-rescued`;
  const given = { dataDir: machine.dataDir, shell: 'serve', to, list: () => undefined } as const;
  expect(await rescue({ ...given, protections })).toEqual({
    ok: false,
    sentence: expect.stringContaining('start the kiosk as the user') as string,
  });
  expect(readdirSync(to)).toEqual([]);
  rmSync(to, { recursive: true });
});

test('a database that is damaged is rescued into a new folder, with which the kiosk goes on', async () => {
  const submission = await handInOffline();
  await machine.close();
  const file = path.join(machine.dataDir, 'kiosk.sqlite');
  const bytes = readFileSync(file);
  bytes[0]! ^= 1;
  writeFileSync(file, bytes);
  await expect(start({}, machine.dataDir)).rejects.toThrow(/--rescue-into/);

  const to = `${machine.dataDir}-rescued`;
  const listed: string[] = [];
  const list = (line: string) => void listed.push(line);
  const from = { dataDir: machine.dataDir, shell: 'serve' as const, protections };
  expect(await rescue({ ...from, to, list })).toEqual({
    ok: true,
    sentence: expect.stringContaining('1 submissions') as string,
  });
  expect(listed).toEqual([]);
  expect(await rescue({ ...from, to, list })).toMatchObject({ ok: false });
  expect(auditEntries(to).at(-1)).toMatchObject({ act: 'rescued', damaged: 0, tables: 0 });
  rmSync(machine.dataDir, { recursive: true });
  await start({}, to);
  await expect.poll(() => intake.store.count()).toBe(1);
  expect((await intake.store.list(1))[0]).toMatchObject({ submission });
});
