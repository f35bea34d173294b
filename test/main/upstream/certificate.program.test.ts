import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpUpstream } from '../../../main/upstream/http.ts';
import { certificateAuthority } from '../../support/certificate-authority.ts';
import { startIntake, type RunningIntake } from '../../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../../support/test-kiosk.ts';

// Somebody between the kiosk and its intake who has a certificate of their own making.

const never = new AbortController().signal;
const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-certificate-'));
const heard: string[] = [];

let intake: RunningIntake;
let kiosk: TestKiosk;
let between: https.Server;

beforeAll(async () => {
  // The name is right, and nobody knows who says so.
  between = https.createServer(certificateAuthority(dir).issue('IP:127.0.0.1'), (request, response) => {
    heard.push(request.url ?? '');
    response.writeHead(200).end('{}');
  });
  await new Promise<void>((resolve) => {
    between.listen(0, '127.0.0.1', resolve);
  });
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
});
afterAll(async () => {
  between.close();
  kiosk.close();
  await intake.close();
  rmSync(dir, { recursive: true, force: true });
});

test('gets neither a submission nor a photo, and counts as silence', async () => {
  const { kiosk: own, keys, intake: theirs } = kiosk.enrolment;
  const { port } = between.address() as AddressInfo;
  const road = httpUpstream({
    url: `https://127.0.0.1:${port}`,
    kiosk: { id: own.id, signingKey: keys.signing },
    intake: theirs,
  });
  const { mark, file } = await kiosk.photo(randomBytes(1_000));
  const silence = { kind: 'silence', code: 'unreachable' };
  expect(await road.sendSubmission(await kiosk.seal(), never)).toEqual(silence);
  expect(await road.sendAttachment(mark, file, never)).toEqual(silence);
  expect(heard).toEqual([]);
});
