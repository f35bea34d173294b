import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ShownSession } from '../../core/contract.ts';
import { apiOf, type MachineApi } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { fillIn, step, typed, valueFor } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// "Try it first": everything may be pressed, and nothing is stored or sent.

vi.setConfig({ testTimeout: 30_000 });

const shipped = ['elder-allowance', 'request-to-the-hall', 'resident-medical-insurance'];
/** Where another answer would ask for no photo. */
const answers = { pay_to: 'passbook' };
const minute = 60_000;
/** Incompressible, so that finding a piece of it is finding the photo. */
const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(100_000)]);

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.close());

beforeEach(async () => {
  clock = createFakeClock(Date.now());
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
});
afterEach(() => machine.end());

async function restart(): Promise<void> {
  await machine.close();
  machine = await startTestMachine({ dataDir: machine.dataDir, ports: { clock } });
  api = apiOf(machine.fetch);
}

function practise(service = 'elder-allowance'): Promise<ShownSession> {
  return api.session.start({ service, language: 'zh-CN', practice: true });
}

/** From the beginning to the declaration, with a photo wherever one is asked for. Answers what was said on the way. */
async function wholeRun(service: string): Promise<{ session: string; said: unknown[]; photos: string[] }> {
  const said: unknown[] = [];
  const photos: string[] = [];
  let view = await practise(service);
  const { session } = view;
  while (view.place.at !== 'declaration') {
    const { question } = view;
    if (question?.type === 'photo') {
      const mark = await takePhoto(machine.fetch, session, question.path, photo);
      photos.push(mark.attachment);
      view = await api.session.answer({ session, path: question.path, value: [mark], from: 'camera' });
      continue;
    }
    if (question) said.push(valueFor(question, answers));
    view = await step(api, view, answers);
  }
  return { session, said, photos };
}

/** Everything that stands in the tables, and the name of every file, while no machine has the folder. */
function kept(): { tables: Record<string, unknown[]>; files: string[] } {
  const db = new Database(path.join(machine.dataDir, 'kiosk.sqlite'), { readonly: true });
  try {
    const names = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
    return {
      tables: Object.fromEntries(
        names.map((name) => {
          // What it has to know is told to it anew meanwhile, and sealed anew.
          const columns = name.startsWith('secret') ? 'name' : '*';
          return [name, db.prepare(`SELECT ${columns} FROM "${name}"`).all().filter(isNoNews)];
        }),
      ),
      files: readdirSync(machine.dataDir, { recursive: true, encoding: 'utf8' }).sort(),
    };
  } finally {
    db.close();
  }
}

/** Meanwhile the kiosk asks upstream whether there is news and what it has to know, and notes when, and what time it is. */
function isNoNews(row: unknown): boolean {
  return !/"(news-heard-at|latest-trusted-at)"/.test(JSON.stringify(row));
}

const everythingTyped = {
  ...formsOf('the name', typed.name),
  ...formsOf('the identity number', typed.identity),
  ...formsOf('the phone', typed.phone),
  ...formsOf('the words', typed.text),
  ...formsOf('the address', '惠新里 9 号楼 4 单元'),
  'a piece of the photo': photo.subarray(50_000, 50_064),
  'the head of the photo': photo.subarray(0, 64),
};

test('a whole run of every service that ships leaves nothing behind, and nothing goes out', async () => {
  await machine.close();
  const before = kept();
  await restart();
  const arrivedBefore = await intake.store.count();
  const everything: unknown[] = [];
  const photos: string[] = [];
  const sessions: string[] = [];
  for (const service of shipped) {
    const run = await wholeRun(service);
    everything.push(...run.said);
    photos.push(...run.photos);
    sessions.push(run.session);
    expect(filesHolding(machine.dataDir, everythingTyped)).toEqual([]);
    await api.session.leave({ session: run.session });
  }
  // What is looked for was really said.
  expect(JSON.stringify(everything)).toEqual(expect.stringContaining(typed.name));
  expect(everything).toEqual(expect.arrayContaining([typed.identity, typed.phone, typed.text]));
  expect(photos).toHaveLength(2);

  const ids = Object.fromEntries([...sessions, ...photos].flatMap((id) => Object.entries(formsOf(id, id))));
  await clock.pass(20 * minute);
  await machine.close();
  expect(filesHolding(machine.dataDir, { ...everythingTyped, ...ids })).toEqual([]);
  expect(kept()).toEqual(before);
  expect(await intake.store.count()).toBe(arrivedBefore);
  const log = machine.log.join('');
  expect(log).toContain('"msg":"practice-started"');
  for (const id of [...sessions, ...photos]) expect(log).not.toContain(id);
});

test('a session says whether it is only tried, and a screen that was loaded again finds it', async () => {
  const first = await practise();
  expect(first.practice).toBe(true);
  const { session } = first;
  const manner = { language: 'en', variety: 'en', size: 4, theme: 'white-on-black', touch: 'says' } as const;
  await api.session.manner({ session, manner });
  const view = await fillIn(api, first, {}, 'question');
  expect(await api.kiosk.state()).toMatchObject({ session, manner });
  expect(await api.session.view({ session })).toEqual(view);
  const other = apiOf(machine.fetch, 'other');
  expect((await other.kiosk.state()).session).toBeNull();
  await expect(other.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
  await api.session.leave({ session });
  expect((await api.kiosk.state()).session).toBeNull();
  expect((await api.session.start({ service: 'elder-allowance', language: 'zh-CN' })).practice).toBe(false);
});

test('what is only tried is neither handed in nor put away for later', async () => {
  const { session } = await wholeRun('elder-allowance');
  const only = { code: 'only-practice' };
  await expect(api.session.submit({ session, language: 'zh-CN' })).rejects.toMatchObject(only);
  await expect(api.session.park({ session, silently: false })).rejects.toMatchObject(only);
  // It still stands there: nothing was lost by pressing.
  expect((await api.session.view({ session })).place.at).toBe('declaration');
});

test('the photo of a practice is shown as any other while it lasts, and is gone with it', async () => {
  const { session, photos } = await wholeRun('elder-allowance');
  const see = () => machine.fetch(new Request(`http://kiosk/attachment/${photos[0]}`), { screen: 'kiosk' });
  const shown = await see();
  expect(Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);
  expect(readdirSync(path.join(machine.dataDir, 'attachments'))).toEqual([]);
  await api.session.leave({ session });
  expect((await see()).status).toBe(404);
});

test('nobody there any more: what was tried is gone, without a trace at the staff', async () => {
  const view = await practise();
  const parked = await api.session.park({ session: view.session, silently: true });
  expect(parked).toEqual({ code: null, keptUntil: null });
  expect((await api.kiosk.state()).session).toBeNull();
  await machine.close();
  expect(kept().tables['session']).toEqual([]);
});

test('a screen that broke in the middle of trying does not keep it for ever', async () => {
  await practise();
  await clock.pass(50 * minute);
  expect((await api.kiosk.state()).session).not.toBeNull();
  await clock.pass(21 * minute);
  expect((await api.kiosk.state()).session).toBeNull();
});

test('a machine that starts again knows of no practice', async () => {
  const { session } = await practise();
  await restart();
  expect((await api.kiosk.state()).session).toBeNull();
  await expect(api.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
});

test('one screen has one session at a time, of whichever kind', async () => {
  const start = (practice: boolean) =>
    api.session.start({ service: 'elder-allowance', language: 'zh-CN', practice });
  const tried = await start(true);
  await expect(start(false)).rejects.toMatchObject({ code: 'session-open' });
  await expect(start(true)).rejects.toMatchObject({ code: 'session-open' });
  await expect(api.session.reopen({ code: '12345678' })).rejects.toMatchObject({ code: 'session-open' });
  await api.session.leave({ session: tried.session });
  await start(false);
  await expect(start(true)).rejects.toMatchObject({ code: 'session-open' });
});

/** The bytes of the database and its log, and the names of everything else. */
function bytes(): string[] {
  return readdirSync(machine.dataDir).map((name) => {
    const file = path.join(machine.dataDir, name);
    return name.includes('.sqlite') ? `${name} ${readFileSync(file).toString('base64')}` : name;
  });
}

test('trying takes nothing from the disk, and so goes on where it is full', async () => {
  const before = bytes();
  const { session } = await wholeRun('request-to-the-hall');
  expect(bytes()).toEqual(before);
  await api.session.leave({ session });
  expect(bytes()).toEqual(before);
});
