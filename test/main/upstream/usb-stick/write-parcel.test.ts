import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stickFolder } from '../../../../core/submission/stick.ts';
import { lieThere } from '../../../../main/upstream/usb-stick/lies-there.ts';
import { type Outgoing, writeParcel } from '../../../../main/upstream/usb-stick/write-parcel.ts';
import { openStick, StickGone, type Stick } from '../../../../stick/stick.ts';
import { type RunningIntake, startIntake } from '../../../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../../../support/test-kiosk.ts';

let intake: RunningIntake;
let kiosk: TestKiosk;
let root: string;
let outgoing: Outgoing;
let files: { path(attachment: string): string };
const never = new AbortController().signal;

beforeEach(async () => {
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
  root = mkdtempSync(path.join(os.tmpdir(), 'bangban-stick-'));
  const photos = [await kiosk.photo(randomBytes(70_000)), await kiosk.photo(randomBytes(10))];
  const attachments = photos.map(({ mark }) => mark);
  const sealed = await kiosk.seal({
    attachments,
    attachmentKeys: Object.fromEntries(photos.map(({ mark, key }) => [mark.attachment, key])),
  });
  outgoing = { ...sealed, attachments };
  files = {
    path: (attachment) => photos.find(({ mark }) => mark.attachment === attachment)?.file ?? '',
  };
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
  rmSync(root, { recursive: true, force: true });
});

/** A stick that is pulled out once so many files are on it. */
async function pulledAfter(count: number): Promise<Stick> {
  const stick = await openStick(root);
  let written = 0;
  return {
    ...stick,
    write: async (...given) => {
      if (written === count) throw new StickGone('Pulled out');
      written += 1;
      await stick.write(...given);
    },
  };
}

const own = () => kiosk.enrolment.kiosk.id;
const write = (stick: Stick) => writeParcel(stick, own(), outgoing, files, never);
const isThere = async () =>
  (await lieThere(await openStick(root), own(), new Set([outgoing.submission]))).has(outgoing.submission);

test('pulled out after any file, a submission is there only with its last one, and is then gone on with', async () => {
  const all = outgoing.attachments.length + 2;
  for (let count = 0; count < all; count += 1) {
    await expect(write(await pulledAfter(count))).rejects.toThrow(StickGone);
    expect(await isThere()).toBe(false);
    const manifest = path.join(root, stickFolder, own(), outgoing.submission, 'manifest.json');
    expect(existsSync(manifest)).toBe(false);
    // What is there whole is not written a second time.
    const more = await pulledAfter(all - Math.min(count, outgoing.attachments.length));
    expect(await write(more)).toBe('written');
    expect(await isThere()).toBe(true);
    expect(await write(await pulledAfter(0))).toBe('already');
    rmSync(path.join(root, stickFolder), { recursive: true });
  }
});

test('a submission whose sealed photo cannot be read does not begin to be written', async () => {
  const [first] = outgoing.attachments;
  rmSync(files.path(first?.attachment ?? ''));
  expect(await write(await openStick(root))).toBe('lost');
  expect(readdirSync(root)).toEqual([]);
});
