import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { mannerShape } from '../../core/contract.ts';
import { dayInHall } from '../../main/session/trusted-clock.ts';
import type { MachineApi } from '../support/call-machine.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { diskFullAtCommit, fullDisk } from '../support/full-disk.ts';
import { fillIn, step, typed } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { filesHolding, formsOf } from '../support/search-folder.ts';
import { slowPrinter } from '../support/slow-printer.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// Each starts a whole machine, some of them three times, on a disk that has to say that it is done.
vi.setConfig({ testTimeout: 30_000 });

/** The intake's time, which the kiosk learns as it enrols: what a clock shows is judged by it. */
const morning = Date.now();
/** How much later it is at the intake by now. */
let passedAtIntakeMs = 0;
const minute = 60_000;
const day = 24 * 60 * minute;
/** What a computer shows whose clock battery is empty. */
const emptyBattery = Date.UTC(1970, 0, 1);

let intake: RunningIntake;
let machine: TestMachine;
let clock: FakeClock;
let api: MachineApi;

beforeAll(async () => {
  intake = await startIntake({ now: () => Date.now() + passedAtIntakeMs });
});
afterAll(() => intake.close());

beforeEach(async () => {
  passedAtIntakeMs = 0;
  clock = createFakeClock(morning);
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), demo: true },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await machine.end();
});

/** The power comes back, after a while. */
function restart(afterMs = 0): Promise<void> {
  return restartAt(clock.now() + afterMs);
}

/** The power comes back, and the computer says that it is this time. */
async function restartAt(timeOfDay: number): Promise<void> {
  await machine.close();
  clock.setTimeOfDay(timeOfDay);
  machine = await startTestMachine({
    dataDir: machine.dataDir,
    configuration: { demo: true },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
}

async function upTo(question: string) {
  let view = await begin();
  while (view.question?.path.question !== question) view = await step(api, view);
  return view;
}

/** Entries of one act, once the machine has ended. */
async function audited(act: string) {
  await machine.close();
  return auditEntries(machine.dataDir).filter((entry) => entry.act === act);
}

async function begin() {
  const view = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  return fillIn(api, view, {}, 'question');
}

test('after a restart the session stands at the question it had, and keeps its day', async () => {
  const view = await step(api, await begin());
  await restart(2 * minute);
  expect((await api.kiosk.state()).session).toBe(view.session);
  expect(await api.session.view({ session: view.session })).toEqual(view);
});

test('an address that ends in the middle of the country is not whole, and stands there to be gone on with', async () => {
  const { session, question } = await upTo('address');
  const at = question?.path ?? { question: '' };
  const province = { code: '33', levels: ['浙江省'], detail: '' };
  await expect(
    api.session.answer({ session, path: at, value: province, from: 'touch' }),
  ).rejects.toMatchObject({
    code: 'answer-refused',
    data: { code: 'address-incomplete', question: 'address' },
  });
  const { place } = await api.session.answer({
    session,
    path: at,
    value: { ...province, detail: '大桥边第三家' },
    from: 'touch',
  });
  expect(place).not.toMatchObject({ question: 'address' });
});

test('a kiosk that was off for long has somebody else before it: the session is parked', async () => {
  const view = await begin();
  await restart(11 * minute);
  expect((await api.kiosk.state()).session).toBeNull();
  await expect(api.session.view({ session: view.session })).rejects.toMatchObject({ code: 'session-gone' });
});

test('another screen has no part in a session', async () => {
  const view = await begin();
  const other = apiOf(machine.fetch, 'other');
  const { session } = view;
  await expect(other.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
  await expect(other.session.park({ session, silently: false })).rejects.toMatchObject({
    code: 'session-gone',
  });
  await expect(other.session.submit({ session, language: 'en' })).rejects.toMatchObject({
    code: 'session-gone',
  });
  expect((await other.kiosk.state()).session).toBeNull();
});

test('one screen has one session at a time', async () => {
  await begin();
  await expect(begin()).rejects.toMatchObject({ code: 'session-open' });
});

test('nothing is handed in before the declaration', async () => {
  const { session, place } = await begin();
  await expect(api.session.submit({ session, language: 'zh-CN' })).rejects.toMatchObject({
    code: 'not-complete',
    data: place,
  });
});

test('an answer that cannot be taken says why, and what stood before stands', async () => {
  const view = await begin();
  const at = view.question?.path ?? { question: '' };
  await expect(
    api.session.answer({ session: view.session, path: at, value: '110105194012250023', from: 'keys' }),
  ).rejects.toMatchObject({
    code: 'answer-refused',
    defined: true,
    data: { question: 'identity', code: expect.stringMatching(/^identity-/) as string },
  });
  expect(await api.session.view({ session: view.session })).toEqual(view);
});

test('a photo that this session did not take is no answer', async () => {
  const view = await fillIn(
    api,
    await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    {},
    'consent',
  );
  const { session } = view;
  const { question } = await api.session.consent({ session, consent: 'photo', agreed: true });
  const stranger = { attachment: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10', digest: 'sha256:0', bytes: 5 };
  await expect(
    api.session.answer({
      session,
      path: question?.path ?? { question: '' },
      value: [stranger],
      from: 'camera',
    }),
  ).rejects.toMatchObject({ code: 'answer-refused', data: { code: 'photo-missing' } });
});

/** A request on its way to the question that asks for a photo, which may be taken there any number of times. */
async function atThePhoto() {
  const view = await fillIn(
    api,
    await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    {},
    'consent',
  );
  const { session } = view;
  const { question } = await api.session.consent({ session, consent: 'photo', agreed: true });
  const at = question?.path ?? { question: '' };
  const take = async () => {
    const taken = await machine.fetch(
      new Request(`http://kiosk/attachment?session=${session}&question=${at.question}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
      }),
      { screen: 'kiosk' },
    );
    return (await taken.json()) as { attachment: string; digest: string; bytes: number };
  };
  return { session, at, take };
}

test('a photo that was taken again or left leaves no file', async () => {
  const folder = path.join(machine.dataDir, 'attachments');
  const { session, at, take } = await atThePhoto();
  await take();
  let second = await take();
  expect(readdirSync(folder)).toHaveLength(2);
  // However often it is taken again, the disk of the kiosk does not fill up with it.
  for (let times = 0; times < 14; times++) second = await take();
  expect(readdirSync(folder)).toHaveLength(12);
  expect(readdirSync(folder)).toContain(second.attachment);
  await api.session.answer({ session, path: at, value: [second], from: 'camera' });
  expect(readdirSync(folder)).toEqual([second.attachment]);
  const otherScreen = { screen: 'other' };
  const seen = await machine.fetch(new Request(`http://kiosk/attachment/${second.attachment}`), otherScreen);
  expect(seen.status).toBe(404);
  const show = () =>
    machine.fetch(new Request(`http://kiosk/attachment/${second.attachment}`), { screen: 'kiosk' });
  const shown = await Promise.all(Array.from({ length: 8 }, show));
  expect(shown.filter(({ status }) => status === 200)).toHaveLength(6);
  expect(shown.filter(({ status }) => status === 429)).toHaveLength(2);
  await api.session.leave({ session });
  expect(readdirSync(folder)).toEqual([]);
});

test('a photo that was begun stays while other questions are answered, and goes when its own is passed over', async () => {
  const folder = path.join(machine.dataDir, 'attachments');
  const { session, at, take } = await atThePhoto();
  const { attachment } = await take();
  await api.session.answer({ session, path: { question: 'has_photo' }, value: true, from: 'touch' });
  expect(readdirSync(folder)).toEqual([attachment]);
  await api.session.skip({ session, path: at });
  expect(readdirSync(folder)).toEqual([]);
});

test('only a photo is taken where a photo is asked for', async () => {
  const view = await begin();
  const put = (question: string, body: Uint8Array<ArrayBuffer>) =>
    machine.fetch(
      new Request(`http://kiosk/attachment?session=${view.session}&question=${question}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg' },
        body,
      }),
      { screen: 'kiosk' },
    );
  expect((await put('identity', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]))).status).toBe(422);
});

test('a parked session opens by its code, on this kiosk, at the same question', async () => {
  const view = await begin();
  const parked = await api.session.park({ session: view.session, silently: false });
  expect(parked.code).toMatch(/^\d{8}$/);
  expect(parked.keptUntil).toBe(clock.now() + 30 * day);
  expect((await api.kiosk.state()).session).toBeNull();
  await restart(day);
  expect(await api.session.reopen({ code: parked.code ?? '' })).toEqual(view);
  // The code was for this once.
  await api.session.park({ session: view.session, silently: true });
  await expect(api.session.reopen({ code: parked.code ?? '' })).rejects.toMatchObject({
    code: 'code-unknown',
  });
});

test('the code is printed for the screen that still shows it, as often as it asks, and for nobody else', async () => {
  const { session } = await begin();
  const parked = await api.session.park({ session, silently: false });
  const code = parked.code ?? '';
  const print = (given: { session?: string; code?: string } = {}) =>
    api.session.printCode({ session, code, language: 'zh-CN', ...given });
  expect(await print()).toEqual({ printed: 'printed' });
  expect(await print()).toEqual({ printed: 'printed' });
  await expect(print({ session: crypto.randomUUID() })).rejects.toMatchObject({ code: 'code-unknown' });
  await api.session.reopen({ code });
  await expect(print()).rejects.toMatchObject({ code: 'code-unknown' });
});

test('whether a code is right is not to be learned by having it printed', async () => {
  const print = (session: string, code: string | null) =>
    api.session.printCode({ session, code: code ?? '', language: 'zh-CN' });
  const unknown = { code: 'code-unknown' };
  const { session: first } = await begin();
  const { code: ofFirst } = await api.session.park({ session: first, silently: false });
  const { session } = await begin();
  const { code } = await api.session.park({ session, silently: false });
  // The screen shows another code by now.
  await expect(print(first, ofFirst)).rejects.toMatchObject(unknown);
  expect(await print(session, code)).toEqual({ printed: 'printed' });
  // Whoever is shown a code types no other: from the first wrong one on even the right one is refused.
  await expect(print(session, ofFirst)).rejects.toMatchObject(unknown);
  await expect(print(session, code)).rejects.toMatchObject(unknown);

  const { session: last } = await begin();
  const { code: ofLast } = await api.session.park({ session: last, silently: false });
  await restart(minute);
  await expect(print(last, ofLast)).rejects.toMatchObject(unknown);
});

test('a slip whose printer is slow says that it is being printed, and turns by itself', async () => {
  const paper = await slowPrinter();
  await machine.close();
  machine = await startTestMachine({
    dataDir: machine.dataDir,
    configuration: { demo: true, printer: paper.target },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
  const view = await fillIn(api, await begin());
  const { submission, printed } = await api.session.submit({ session: view.session, language: 'zh-CN' });
  expect(printed).toBe('printing');
  // Another touch while it prints does not make a second paper.
  const again = api.submission.print({ submission, language: 'zh-CN' });
  paper.finish();
  expect(await again).toEqual({ printed: 'printed' });
  expect((await api.submission.slip({ submission })).printed).toBe('printed');
  expect(paper.papers()).toBe(1);
  await paper.close();
});

test('a slip whose power failed while it was being printed can be printed again', async () => {
  const paper = await slowPrinter();
  await machine.close();
  machine = await startTestMachine({
    dataDir: machine.dataDir,
    configuration: { demo: true, printer: paper.target },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
  const view = await fillIn(api, await begin());
  const { submission } = await api.session.submit({ session: view.session, language: 'zh-CN' });
  await restart(minute);
  expect((await api.submission.slip({ submission })).printed).toBe('failed');
  expect(await api.submission.print({ submission, language: 'zh-CN' })).toEqual({ printed: 'printed' });
  paper.finish();
  await paper.close();
});

test('a code is nowhere in clear', async () => {
  const view = await begin();
  const { session } = view;
  const { code } = await api.session.park({ session, silently: false });
  await api.session.printCode({ session, code: code ?? '', language: 'zh-CN' });
  await machine.close();
  // The paper that came out of the simulated printer is the resident's own.
  const found = filesHolding(machine.dataDir, formsOf('the code', code ?? ''));
  expect(found.filter((place) => !place.includes('simulated-printer'))).toEqual([]);
  await restart();
});

const wait = (seconds: number) => ({ code: 'wait', data: { seconds } });

const touches = mannerShape.shape.touch.options;

test.for(touches)(
  'a session is shown as it was shown before, after a power cut and opened again: %s',
  async (touch) => {
    const { session } = await begin();
    const manner = { language: 'en', variety: 'en', size: 4, theme: 'white-on-black', touch } as const;
    await api.session.manner({ session, manner });
    await restart(minute);
    expect(await api.kiosk.state()).toMatchObject({ session, manner });
    const { code } = await api.session.park({ session, silently: false });
    expect((await api.kiosk.state()).manner).toBeNull();
    await api.session.reopen({ code: code ?? '' });
    expect((await api.kiosk.state()).manner).toEqual(manner);
  },
);

test.for(touches)('a slip is shown after a power cut as its session was: %s', async (touch) => {
  const view = await fillIn(api, await begin());
  const { session } = view;
  const manner = { language: 'en', variety: 'en', size: 3, theme: 'black-on-white', touch } as const;
  await api.session.manner({ session, manner });
  const { submission } = await api.session.submit({ session, language: 'en' });
  await restart(minute);
  expect(await api.kiosk.state()).toMatchObject({ session: null, slip: submission, manner });
  await api.submission.done({ submission });
  expect((await api.kiosk.state()).manner).toBeNull();
});

test('wrong codes are counted, make people wait twice as long each time, and a restart changes nothing', async () => {
  for (let tries = 0; tries < 5; tries++) {
    await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject({ code: 'code-unknown' });
  }
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject(wait(15));
  await restart(5000);
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject(wait(10));
  await clock.pass(10_000);
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject({ code: 'code-unknown' });
  await expect(api.session.reopen({ code: '00000000' })).rejects.toMatchObject(wait(30));
});

test('a right code between wrong ones gives nobody more tries', async () => {
  const wrong = () => api.session.reopen({ code: '00000000' });
  for (let tries = 0; tries < 4; tries++)
    await expect(wrong()).rejects.toMatchObject({ code: 'code-unknown' });
  const view = await step(api, await begin());
  const { code } = await api.session.park({ session: view.session, silently: false });
  await api.session.reopen({ code: code ?? '' });
  await api.session.park({ session: view.session, silently: true });
  await expect(wrong()).rejects.toMatchObject({ code: 'code-unknown' });
  await expect(wrong()).rejects.toMatchObject(wait(15));
});

test('parked in silence, only staff open it, and signing in shows them no answer', async () => {
  const view = await step(api, await begin());
  const { session } = view;
  expect(await api.session.park({ session, silently: true })).toMatchObject({
    code: null,
  });
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const overview = await api.staff.overview();
  expect(overview.sessions).toMatchObject([
    { session, state: 'parked', service: 'elder-allowance', handedBack: false },
  ]);
  expect(JSON.stringify(overview)).not.toContain(typed.identity);
  expect(overview.ratings).toEqual([]);
  await expect(api.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
  expect(await api.staff.open({ session })).toEqual(view);
  // From here on it is the resident's screen.
  expect((await api.kiosk.state()).staff).toBeNull();
});

test('what stands open on another screen is put away by staff, and then opens here', async () => {
  const view = await step(api, await begin());
  const { session } = view;
  const counter = apiOf(machine.fetch, 'counter');
  await expect(counter.staff.putAway({ session })).rejects.toMatchObject({ status: 403 });
  const [person] = await counter.staff.people();
  await counter.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect((await counter.staff.overview()).sessions).toMatchObject([{ session, state: 'open' }]);
  await counter.staff.putAway({ session });
  await expect(api.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
  expect((await api.kiosk.state()).session).toBeNull();
  // A second touch of the same key.
  await counter.staff.putAway({ session });
  expect(await counter.staff.open({ session })).toEqual(view);
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  await expect(api.staff.putAway({ session: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'session-gone',
  });
});

test('what happens by itself does not keep staff signed in', async () => {
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  await clock.pass(4 * minute);
  await api.staff.overview();
  await clock.pass(4 * minute);
  await api.staff.overview({ unasked: true });
  await clock.pass(minute + 1);
  await expect(api.staff.overview({ unasked: true })).rejects.toMatchObject({ status: 403 });
  expect((await api.kiosk.state()).staff).toBeNull();
});

test('after 30 days a parked session is forgotten', async () => {
  const { session } = await begin();
  const { code } = await api.session.park({ session, silently: false });
  passedAtIntakeMs = 30 * day;
  await restart(30 * day + minute);
  await expect(api.session.reopen({ code: code ?? '' })).rejects.toMatchObject({ code: 'code-unknown' });
  await clock.pass(4 * 60 * minute);
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect((await api.staff.overview()).sessions).toEqual([]);
});

test('what is forgotten after 30 days is said to be gone once it is, and wiped again until then', async () => {
  const { session } = await begin();
  await api.session.park({ session, silently: true });
  const full = logThatCannotBeEmptied();
  passedAtIntakeMs = 30 * day;
  clock.setTimeOfDay(morning + 30 * day + minute);
  await clock.pass(2 * minute);
  // The intake's answer vouches for the new date. It comes by a real road, for which this clock does not wait.
  await expect.poll(() => machine.log.join('')).toContain('"renewed"');
  await clock.pass(4 * 60 * minute);
  expect(machine.log.join('')).toContain('wipe-failed');
  expect(machine.log.join('')).not.toContain('session-forgotten');
  full.mockRestore();
  // Not only when it is tidied up next.
  await clock.pass(minute);
  expect(machine.log.join('')).toContain('"why":"expired"');
});

test('what a broken screen left open is put away after an hour', async () => {
  const { session } = await begin();
  await clock.pass(59 * minute);
  expect((await api.kiosk.state()).session).toBe(session);
  await clock.pass(12 * minute);
  expect((await api.kiosk.state()).session).toBeNull();
});

test('a year that was mistyped while the kiosk runs forgets nobody, and put right it is right', async () => {
  const { session } = await begin();
  await api.session.park({ session, silently: true });
  const away = 365 * day;
  clock.setTimeOfDay(clock.now() + away);
  await clock.pass(2 * 60 * minute);
  clock.setTimeOfDay(clock.now() - away);
  await clock.pass(20 * minute);
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const { sessions, clockTrusted } = await api.staff.overview();
  expect(sessions).toMatchObject([{ session, state: 'parked' }]);
  expect(clockTrusted).toBe(true);
});

test('a clock that ran away forgets nobody', async () => {
  const { session } = await begin();
  const { code } = await api.session.park({ session, silently: false });
  await restart(10 * 365 * day);
  await restart(-10 * 365 * day);
  expect((await api.session.reopen({ code: code ?? '' })).session).toBe(session);
});

test('where the disk is full, whoever comes next sees nothing, and what stood open is parked once there is room', async () => {
  const view = await begin();
  const { session } = view;
  const disk = fullDisk();
  expect(await api.session.park({ session, silently: true })).toMatchObject({
    code: null,
  });
  expect((await api.kiosk.state()).session).toBeNull();
  await expect(api.session.view({ session })).rejects.toMatchObject({ code: 'session-gone' });
  await expect(begin()).rejects.toMatchObject({ code: 'not-saved' });
  await clock.pass(20 * minute);
  expect((await api.kiosk.state()).session).toBeNull();

  disk.mockRestore();
  const next = await begin();
  expect(next.session).not.toBe(session);
  await api.session.leave({ session: next.session });
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect(await api.staff.open({ session })).toEqual(view);
});

test('what a full disk left standing open is put away by staff once there is room, and not said to be before', async () => {
  const view = await begin();
  const { session } = view;
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const full = fullDisk();
  await expect(api.staff.putAway({ session })).rejects.toMatchObject({ code: 'not-saved' });
  expect((await api.kiosk.state()).session).toBeNull();
  expect((await api.staff.overview()).sessions).toMatchObject([{ session, state: 'open' }]);
  full.mockRestore();
  await api.staff.putAway({ session });
  expect((await api.staff.overview()).sessions).toMatchObject([{ session, state: 'parked' }]);
  // Pressed once more, nothing is left to be put away.
  await api.staff.putAway({ session });
  expect(await api.staff.open({ session })).toEqual(view);
  expect(await audited('session-put-away')).toMatchObject([{ session, by: `staff:${person?.id}` }]);
});

test('what staff put away on a full disk is parked by itself later, and the audit log says who it was', async () => {
  const { session } = await begin();
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const full = fullDisk();
  await expect(api.staff.putAway({ session })).rejects.toMatchObject({ code: 'not-saved' });
  full.mockRestore();
  await clock.pass(10 * minute);
  expect(await audited('session-put-away')).toMatchObject([{ session, by: `staff:${person?.id}` }]);
});

test('where the disk takes no entry of it, no staff press for anybody', async () => {
  const { session, by } = await begin();
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  const full = fullDisk();
  await expect(api.staff.fillIn({ session })).rejects.toMatchObject({ code: 'not-saved', defined: true });
  full.mockRestore();
  expect((await api.session.view({ session })).by).toBe(by);
  expect((await api.staff.fillIn({ session })).by).toBe('staff');
  expect(await audited('session-filled-in')).toMatchObject([{ session, by: `staff:${person?.id}` }]);
});

test('what was only hidden is parked by itself once the disk has room', async () => {
  const { session } = await begin();
  const disk = fullDisk();
  await api.session.park({ session, silently: true });
  disk.mockRestore();
  await clock.pass(10 * minute);
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect((await api.staff.overview()).sessions).toMatchObject([{ session, state: 'parked' }]);
});

test('where the disk is full, a slip is taken away all the same', async () => {
  const view = await fillIn(api, await begin());
  const { submission } = await api.session.submit({ session: view.session, language: 'zh-CN' });
  const disk = fullDisk();
  await expect(api.submission.rate({ submission, faces: 5 })).rejects.toMatchObject({ code: 'not-saved' });
  expect(await api.submission.print({ submission, language: 'zh-CN' })).toEqual({ printed: 'printed' });
  await api.submission.done({ submission });
  expect((await api.kiosk.state()).slip).toBeNull();
  await expect(api.submission.slip({ submission })).rejects.toMatchObject({ code: 'slip-gone' });

  disk.mockRestore();
  await clock.pass(10 * minute);
  await restart();
  expect((await api.kiosk.state()).slip).toBeNull();
});

test('a slip that was taken away on a full disk does not come back where the next visit cannot begin', async () => {
  const view = await fillIn(api, await begin());
  const { submission } = await api.session.submit({ session: view.session, language: 'zh-CN' });
  const full = fullDisk();
  await api.submission.done({ submission });
  full.mockRestore();
  const fullLater = diskFullAtCommit();
  await expect(begin()).rejects.toMatchObject({ code: 'not-saved' });
  expect((await api.kiosk.state()).slip).toBeNull();
  fullLater.mockRestore();
  // The next one's is theirs, also when what the disk refused is done.
  const next = await fillIn(api, await begin());
  await api.session.submit({ session: next.session, language: 'zh-CN' });
  await clock.pass(10 * minute);
  expect((await api.kiosk.state()).slip).toBe(next.session);
});

test('a disk that is full is told to whoever leaves or signs in', async () => {
  const { session } = await begin();
  const [person] = await api.staff.people();
  const disk = fullDisk();
  await expect(api.session.leave({ session })).rejects.toMatchObject({ code: 'not-saved', defined: true });
  await expect(
    api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' }),
  ).rejects.toMatchObject({ code: 'not-saved', defined: true });
  disk.mockRestore();
  await api.session.leave({ session });
  expect((await api.kiosk.state()).session).toBeNull();
});

test('with an empty clock battery nothing that stood open is lost: staff find it', async () => {
  const view = await begin();
  await restartAt(emptyBattery);
  // How long the kiosk was off is not known, so somebody else may stand before it.
  expect((await api.kiosk.state()).session).toBeNull();
  clock.setTimeOfDay(morning + 40 * day);
  await clock.pass(20 * minute);
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect(await api.staff.open({ session: view.session })).toEqual(view);
});

test('what is parked while nobody knows the time has its 30 days from when somebody does', async () => {
  await restartAt(emptyBattery);
  const { session } = await begin();
  const parked = await api.session.park({ session, silently: false });
  expect(parked.keptUntil).toBeNull();
  const code = parked.code ?? '';
  expect((await api.session.reopen({ code })).session).toBe(session);
  const again = await api.session.park({ session, silently: false });

  clock.setTimeOfDay(morning + 40 * day);
  await clock.pass(10 * minute);
  await restart(29 * day);
  expect((await api.session.reopen({ code: again.code ?? '' })).session).toBe(session);
});

test('what was parked while nobody knew the time is not kept for ever', async () => {
  await restartAt(emptyBattery);
  const { session } = await begin();
  const { code } = await api.session.park({ session, silently: false });
  clock.setTimeOfDay(morning + 40 * day);
  await clock.pass(10 * minute);
  await restart(31 * day);
  await expect(api.session.reopen({ code: code ?? '' })).rejects.toMatchObject({ code: 'code-unknown' });
});

test('a clock that ran away makes no right code a wrong one', async () => {
  const { session } = await begin();
  const { code } = await api.session.park({ session, silently: false });
  await restart(10 * 365 * day);
  expect((await api.session.reopen({ code: code ?? '' })).session).toBe(session);
});

test('a clock that is put right takes nothing away from whoever stands before the kiosk', async () => {
  await restartAt(emptyBattery);
  const { session } = await begin();
  clock.setTimeOfDay(morning);
  await clock.pass(20 * minute);
  expect((await api.kiosk.state()).session).toBe(session);
});

test('a slip is shown here until its resident has gone, and nowhere else', async () => {
  const view = await fillIn(api, await begin());
  const slip = await api.session.submit({ session: view.session, language: 'zh-CN' });
  const { submission } = slip;
  expect(submission).toBe(view.session);
  expect(slip.code).toContain(slip.number);
  await restart(minute);
  expect((await api.kiosk.state()).slip).toBe(submission);
  expect((await api.session.submit({ session: view.session, language: 'zh-CN' })).number).toBe(slip.number);
  const other = apiOf(machine.fetch, 'other');
  await expect(other.submission.slip({ submission })).rejects.toMatchObject({ code: 'slip-gone' });
  await api.submission.rate({ submission, faces: 5 });
  // Once: a second thought, or a key that was pressed twice, changes nothing.
  await api.submission.rate({ submission, faces: 1 });
  await api.submission.done({ submission });
  await expect(api.submission.slip({ submission })).rejects.toMatchObject({ code: 'slip-gone' });
  await expect(api.session.submit({ session: submission, language: 'zh-CN' })).rejects.toMatchObject({
    code: 'session-gone',
  });
  expect((await api.kiosk.state()).slip).toBeNull();

  // Staff see how it went today, and not with whom.
  const [person] = await api.staff.people();
  await api.staff.signIn({ staff: person?.id ?? '', pin: machine.demoPin ?? '' });
  expect((await api.staff.overview()).ratings).toEqual([{ faces: 5, count: 1 }]);
});

/** From here on the write-ahead log cannot be emptied, until the disk has room again. */
function logThatCannotBeEmptied() {
  // oxlint-disable-next-line typescript/unbound-method
  const { pragma } = Database.prototype;
  return vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (
    this: Database.Database,
    source,
    options,
  ): unknown {
    if (!source.startsWith('wal_checkpoint')) return pragma.call(this, source, options);
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
}

test('what was handed in is sent and has its slip where the disk cannot be wiped, and is wiped later', async () => {
  const { session } = await fillIn(api, await begin());
  const full = logThatCannotBeEmptied();
  const slip = await api.session.submit({ session, language: 'zh-CN' });
  expect(await api.session.submit({ session, language: 'zh-CN' })).toMatchObject({ number: slip.number });
  await vi.waitFor(async () => {
    expect(await api.submission.slip({ submission: session })).toMatchObject({ delivery: 'received' });
  }, 10_000);
  await clock.pass(minute);
  expect(machine.log.join('')).toContain('wipe-failed');
  expect(machine.log.join('')).not.toContain('session-forgotten');
  full.mockRestore();
  await clock.pass(minute);
  expect(machine.log.join('')).toContain('session-forgotten');
});

test('nobody who leaves is told that it is gone where the disk cannot be wiped; it is wiped later', async () => {
  const { session } = await begin();
  const full = logThatCannotBeEmptied();
  await expect(api.session.leave({ session })).rejects.toMatchObject({ code: 'not-saved' });
  expect(machine.log.join('')).not.toContain('session-forgotten');
  full.mockRestore();
  await clock.pass(minute);
  expect(machine.log.join('')).toContain('session-forgotten');
});

test('nobody who has their data deleted is told that it is where the disk cannot be wiped; it is wiped later', async () => {
  const { session } = await fillIn(api, await begin());
  const { number } = await api.session.submit({ session, language: 'zh-CN' });
  await vi.waitFor(async () => {
    expect(await api.submission.slip({ submission: session })).toMatchObject({ delivery: 'received' });
  }, 10_000);
  await api.submission.done({ submission: session });
  await api.record.find({ number });
  const full = logThatCannotBeEmptied();
  await expect(api.record.forget()).rejects.toMatchObject({ code: 'not-saved' });
  expect(machine.log.join('')).not.toContain('submission-forgotten');
  full.mockRestore();
  await clock.pass(minute);
  expect(machine.log.join('')).toContain('submission-forgotten');
});

test('a slip that nobody took away is gone when the kiosk comes back much later', async () => {
  const view = await fillIn(api, await begin());
  await api.session.submit({ session: view.session, language: 'zh-CN' });
  await restart(11 * minute);
  expect((await api.kiosk.state()).slip).toBeNull();
});

test('a session goes on with the service that it began with', async () => {
  const view = await begin();
  const { digest } = view.service;
  await restart();
  const text = await machine.fetch(new Request(`http://kiosk/catalog/${digest}/text.zh-CN.json`), {
    screen: 'kiosk',
  });
  expect(text.status).toBe(200);
  expect((await api.session.view({ session: view.session })).service.digest).toBe(digest);
});

test('a session and a slip say what their own package says, though another is offered now', async () => {
  const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  const { digest } = begun.service;
  const servicesDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
  const shipped = path.resolve(import.meta.dirname, '../../services/elder-allowance');
  const newer = path.join(servicesDir, 'elder-allowance');
  cpSync(shipped, newer, { recursive: true });
  const definition = readFileSync(path.join(newer, 'service.json'), 'utf8');
  writeFileSync(path.join(newer, 'service.json'), definition.replace('"version": "', '"version": "9.'));
  await machine.close();
  machine = await startTestMachine({
    dataDir: machine.dataDir,
    configuration: { demo: true, servicesDir },
    ports: { clock },
  });
  api = apiOf(machine.fetch);
  expect((await api.catalog.list()).services).toMatchObject([{ version: `9.${begun.service.version}` }]);

  const view = await api.session.view({ session: begun.session });
  expect(view.service).toMatchObject({ digest, version: begun.service.version });
  expect(view.service.bring.length).toBeGreaterThan(0);
  expect(view.service.notice.asks.length).toBeGreaterThan(0);
  await fillIn(api, view);
  const slip = await api.session.submit({ session: view.session, language: 'zh-CN' });
  expect(slip.summary).toEqual(view.service);
  rmSync(servicesDir, { recursive: true });
});

test('a clock that was set back is not believed: the catalog and the day are those last known', async () => {
  await restartAt(Date.UTC(2000, 0, 1));
  const signedIn = await api.staff.people();
  await api.staff.signIn({ staff: signedIn[0]?.id ?? '', pin: machine.demoPin ?? '' });
  expect(await api.staff.overview()).toMatchObject({ clockTrusted: false });
  await api.staff.signOut();
  // In the year 2000 nothing of this catalog would be valid yet.
  expect((await api.catalog.list()).services).toHaveLength(3);
  const view = await api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
  expect(view.values['today']).toBe(dayInHall(morning));

  clock.setTimeOfDay(morning);
  await api.session.leave({ session: view.session });
  await api.staff.signIn({ staff: signedIn[0]?.id ?? '', pin: machine.demoPin ?? '' });
  expect(await api.staff.overview()).toMatchObject({ clockTrusted: true });
});
