import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sign } from '../../core/submission/signed.ts';
import { openAttachments } from '../../intake/attachments.ts';
import { openIdentity } from '../../intake/identity.ts';
import { httpUpstream, type Road } from '../../main/upstream/http.ts';
import type { IntakeStore } from '../../intake/store/port.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk } from '../support/test-kiosk.ts';

// What several intakes that share a folder may do to each other. The whole suite of the intake runs against two besides.

const never = new AbortController().signal;
const inAMonth = () => Date.now() + 31 * 24 * 3_600_000;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-beside-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('several that start in an empty folder at once are the same intake', async () => {
  const identities = await Promise.all(Array.from({ length: 5 }, () => openIdentity(dir)));
  for (const identity of identities) expect(identity).toEqual(identities[0]);
  expect(readdirSync(path.join(dir, 'keys')).toSorted()).toEqual([
    'envelope.json',
    'opening.json',
    'page.json',
    'signing.json',
  ]);
});

test('several sweep at once', async () => {
  const intake = await startIntake();
  const { store } = intake;
  // The second is behind the first all the time.
  const slower: IntakeStore = {
    ...store,
    unnamed: async (these) => rest(2).then(() => store.unnamed(these)),
  };
  const both = await Promise.all(
    [store, slower].map((its) =>
      openAttachments(intake.dataDir, { intake: intake.identity.id, store: its, now: inAMonth }),
    ),
  );
  const folder = path.join(intake.dataDir, 'attachments');
  for (let count = 0; count < 50; count += 1)
    writeFileSync(path.join(folder, `${randomUUID()}.${randomUUID()}`), '');
  await Promise.all(both.map((each) => each.sweep()));
  expect(readdirSync(folder)).toEqual([]);
  await intake.close();
});

test('an upload that hangs at one goes on at another, and what comes late at the first does no harm', async () => {
  const first = await startIntake();
  const second = await startIntake({ store: first.store, dataDir: first.dataDir });
  const kiosk = await enrolKiosk(first);
  const { mark, key, file, sealed } = await kiosk.photo(randomBytes(600_000));
  const grant = { ...mark, kiosk: kiosk.enrolment.kiosk.id, intake: first.identity.id };
  const authorization = `Bangban ${await sign('bangban-attachment', grant, kiosk.enrolment.keys.signing)}`;
  const name = `${grant.kiosk}.${mark.attachment}`;
  const made = await fetch(`${first.url}/v1/attachments`, {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': String(mark.bytes), authorization },
  });
  expect(made.status).toBe(201);

  const hanging = http.request(`${first.url}/v1/attachments/${name}`, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(mark.bytes),
      authorization,
    },
  });
  hanging.on('error', () => undefined);
  hanging.write(sealed.subarray(0, 100_000));
  const kept = path.join(first.dataDir, 'attachments', name);
  await expect.poll(() => readFileSync(kept).length).toBeGreaterThan(0);

  const { kiosk: own, keys, intake } = kiosk.enrolment;
  const there = httpAt(second, { id: own.id, signingKey: keys.signing }, intake);
  expect(await there.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
  const submission = await kiosk.seal({ attachments: [mark], attachmentKeys: { [mark.attachment]: key } });
  expect(await there.sendSubmission(submission, never)).toMatchObject({ kind: 'receipt' });

  await new Promise<void>((answered) => {
    hanging.once('close', answered).once('response', (response) => response.resume());
    hanging.end(sealed.subarray(100_000));
  });
  expect(readFileSync(kept).equals(sealed)).toBe(true);
  kiosk.close();
  await second.close();
  await first.close();
});

function httpAt({ url }: RunningIntake, kiosk: Road['kiosk'], intake: Road['intake']) {
  return httpUpstream({ url, kiosk, intake }, { answerMs: 5_000, stallMs: 5_000 });
}
