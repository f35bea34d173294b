import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpUpstream } from '../../../main/upstream/http.ts';
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
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => path.join(dir, name));
  execFileSync(
    'openssl',
    [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=localhost'.split(
        ' ',
      ),
      ...'-addext subjectAltName=IP:127.0.0.1 -keyout'.split(' '),
      key ?? '',
      '-out',
      certificate ?? '',
    ],
    { stdio: 'ignore' },
  );
  between = https.createServer(
    { key: readFileSync(key ?? ''), cert: readFileSync(certificate ?? '') },
    (request, response) => {
      heard.push(request.url ?? '');
      response.writeHead(200).end('{}');
    },
  );
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
