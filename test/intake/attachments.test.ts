import { Upload } from '@tus/server';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sign } from '../../core/submission/signed.ts';
import { openAttachments } from '../../intake/attachments.ts';
import type { IntakeStore } from '../../intake/store/port.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';

// What may be done to sealed files as they come in and lie there. That they come at all is in `intake.program.test.ts`.

let intake: RunningIntake;
let kiosk: TestKiosk;
let log: string[];
beforeEach(async () => {
  log = [];
  intake = await startIntake({ log });
  kiosk = await enrolKiosk(intake);
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
});

const aMonthLater = () => Date.now() + 31 * 24 * 3_600_000;

type Photo = Awaited<ReturnType<TestKiosk['photo']>>;

const folder = () => path.join(intake.dataDir, 'attachments');
const nameOf = ({ mark }: Photo, { enrolment }: TestKiosk) => `${enrolment.kiosk.id}.${mark.attachment}`;
const opened = (now: () => number, store = intake.store) =>
  openAttachments(intake.dataDir, { intake: intake.identity.id, store, now });

async function asking({ mark }: Photo, { enrolment }: TestKiosk): Promise<Record<string, string>> {
  const grant = { ...mark, kiosk: enrolment.kiosk.id, intake: intake.identity.id };
  const authorization = `Bangban ${await sign('bangban-attachment', grant, enrolment.keys.signing)}`;
  return { 'tus-resumable': '1.0.0', authorization };
}

test('an upload that was filled meanwhile is not emptied by being begun once more', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  const id = nameOf(photo, kiosk);
  // Both have looked, and seen nothing there; the other one was quicker.
  writeFileSync(path.join(folder(), id), photo.sealed);
  const { tus } = await opened(Date.now);
  const again = new Upload({ id, size: photo.sealed.length, offset: 0 });
  await expect(tus.datastore.create(again)).rejects.toMatchObject({ status_code: 409 });
  expect(readFileSync(path.join(folder(), id)).equals(photo.sealed)).toBe(true);
});

/** A file of an upload that was left a month and a day ago. */
function leaveBehind(name: string): string {
  const file = path.join(folder(), name);
  writeFileSync(file, 'left');
  const then = Date.now() / 1000 - 31 * 24 * 3_600;
  utimesSync(file, then, then);
  return file;
}

test('an intake listens before it has swept, and is closed in the middle of it', async () => {
  for (let count = 0; count < 300; count += 1) leaveBehind(`${randomUUID()}.${randomUUID()}`);
  const asked: number[] = [];
  const slow: IntakeStore = {
    ...intake.store,
    unnamed: async (these) => {
      asked.push(these.length);
      await rest(300);
      return intake.store.unnamed(these);
    },
  };
  const other = await startIntake({ store: slow, dataDir: intake.dataDir });
  expect((await fetch(other.url)).status).toBe(200);
  expect(readdirSync(folder()).length).toBe(300);
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await other.close();
  // What was begun is done, and no more is begun.
  const left = readdirSync(folder()).length;
  expect(left).toBeGreaterThan(0);
  await rest(400);
  expect(readdirSync(folder()).length).toBe(left);
  expect(Math.max(...asked)).toBe(100);
});

test('is not swept where a submission that names it is just being taken', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  const file = leaveBehind(nameOf(photo, kiosk));
  writeFileSync(file, photo.sealed);
  const taking = await opened(aMonthLater);
  let isTaken: boolean | undefined;
  const { store } = intake;
  const sweeping = await opened(aMonthLater, {
    ...store,
    unnamed: async (these) => {
      const unnamed = await store.unnamed(these);
      // It was just said that nothing names it.
      isTaken ??= await taking.keep(kiosk.enrolment.kiosk.id, photo.mark);
      return unnamed;
    },
  });
  expect(await sweeping.sweep()).toBe(0);
  expect(isTaken).toBe(true);
  expect(readdirSync(folder())).toEqual([nameOf(photo, kiosk)]);
  expect(readFileSync(file).equals(photo.sealed)).toBe(true);
});

test('what a sweep that was ended has put aside is found by the next: it goes, or has its name again', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  await kiosk.upstream.sendAttachment(photo.mark, photo.file, new AbortController().signal);
  const sealed = await kiosk.seal({
    attachments: [photo.mark],
    attachmentKeys: { [photo.mark.attachment]: photo.key },
  });
  await kiosk.upstream.sendSubmission(sealed, new AbortController().signal);
  const named = path.join(folder(), nameOf(photo, kiosk));
  renameSync(named, `${named}.aside`);
  leaveBehind(`${randomUUID()}.${randomUUID()}.aside`);
  expect(await (await opened(Date.now)).sweep()).toBe(1);
  expect(readdirSync(folder()).toSorted()).toEqual([nameOf(photo, kiosk), `${nameOf(photo, kiosk)}.json`]);
});

test('one with capitals in its name is swept like any other', async () => {
  leaveBehind(`${randomUUID()}.${randomUUID().toUpperCase()}`);
  expect(await (await opened(Date.now)).sweep()).toBe(1);
});

test('an address that names an upload of its own, and another’s behind it, reaches neither', async () => {
  const other = await enrolKiosk(intake, '大厅 2 号');
  const [own, theirs] = [await kiosk.photo(randomBytes(1_000)), await other.photo(randomBytes(1_000))];
  await other.upstream.sendAttachment(theirs.mark, theirs.file, new AbortController().signal);
  const headers = await asking(own, kiosk);
  for (const [behind, status] of [
    [`?at=/${nameOf(theirs, other)}`, 400],
    ['', 404],
  ] as const) {
    const at = `${intake.url}/v1/attachments/${nameOf(own, kiosk)}${behind}`;
    const answer = await fetch(at, { method: 'HEAD', headers });
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([status, null]);
  }
  other.close();
});

test('is not looked through again where its submission was received before', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  const never = new AbortController().signal;
  await kiosk.upstream.sendAttachment(photo.mark, photo.file, never);
  const given = { attachments: [photo.mark], attachmentKeys: { [photo.mark.attachment]: photo.key } };
  const sealed = await kiosk.seal(given);
  const receipt = await kiosk.upstream.sendSubmission(sealed, never);
  expect(receipt).toMatchObject({ kind: 'receipt' });
  const file = path.join(folder(), nameOf(photo, kiosk));
  utimesSync(file, 1, 1);
  expect(await kiosk.upstream.sendSubmission(sealed, never)).toEqual(receipt);
  expect(statSync(file).mtimeMs).toBe(1_000);
});

test('trouble with the folder stands in the log, and whoever sends hears only that there was some', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  mkdirSync(path.join(folder(), `${nameOf(photo, kiosk)}.json`));
  const headers = { ...(await asking(photo, kiosk)), 'upload-length': String(photo.sealed.length) };
  const answer = await fetch(`${intake.url}/v1/attachments`, { method: 'POST', headers });
  expect([answer.status, await answer.text()]).toEqual([500, 'Trouble\n']);
  expect(log.join('')).toContain('EISDIR');
});

test('what was opened for a clerk is kept by no browser', async () => {
  const photo = await kiosk.photo(randomBytes(1_000));
  const never = new AbortController().signal;
  await kiosk.upstream.sendAttachment(photo.mark, photo.file, never);
  const given = { attachments: [photo.mark], attachmentKeys: { [photo.mark.attachment]: photo.key } };
  const sealed = await kiosk.seal(given);
  await kiosk.upstream.sendSubmission(sealed, never);
  const headers = { authorization: `Bearer ${intake.identity.token}` };
  const { submission } = sealed;
  for (const at of [
    `/submissions/${submission}`,
    `/submissions/${submission}/attachments/${photo.mark.attachment}`,
    `/v1/submissions/${submission}/outcome`,
    `/v1/submissions/${submission}/case`,
  ]) {
    const answer = await fetch(`${intake.url}${at}`, { headers });
    expect([at, answer.status, answer.headers.get('cache-control')]).toEqual([at, 200, 'no-store']);
  }
});
