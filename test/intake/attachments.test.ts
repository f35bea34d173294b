import { Upload } from '@tus/server';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAttachments } from '../../intake/attachments.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';

// What may be done to sealed files as they come in and lie there. That they come at all is in `intake.program.test.ts`.

let intake: RunningIntake;
let kiosk: TestKiosk;
beforeEach(async () => {
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
});

type Photo = Awaited<ReturnType<TestKiosk['photo']>>;

const folder = () => path.join(intake.dataDir, 'attachments');
const nameOf = ({ mark }: Photo, { enrolment }: TestKiosk) => `${enrolment.kiosk.id}.${mark.attachment}`;
const opened = (now: () => number, store = intake.store) =>
  openAttachments(intake.dataDir, { intake: intake.identity.id, store, now });

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
