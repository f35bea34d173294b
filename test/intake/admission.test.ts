import http from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SealedSubmission } from '../../core/submission/seal.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';

// A county that was cut off for two days comes all at once.

const atOnce = { places: 3, bytes: 3_000_000 };

let intake: RunningIntake;
let kiosk: TestKiosk;
beforeEach(async () => {
  intake = await startIntake({ atOnce });
  kiosk = await enrolKiosk(intake);
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
});

function send({ cover, envelope }: SealedSubmission): Promise<Response> {
  return fetch(`${intake.url}/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cover, envelope }),
  });
}

test('more at once than there are places for are told to come later, and then are taken', async () => {
  const { accept } = intake.store;
  // A database that takes its time.
  intake.store.accept = async (submission) => rest(20).then(() => accept(submission));
  const sealed = await Promise.all(Array.from({ length: 60 }, () => kiosk.seal()));
  const answers = await Promise.all(sealed.map(async (each) => ({ each, response: await send(each) })));
  const later = answers.filter(({ response }) => response.status === 429);
  expect(later.length).toBeGreaterThan(0);
  expect(answers.length - later.length).toBeGreaterThanOrEqual(atOnce.places);
  expect(answers.every(({ response }) => [201, 429].includes(response.status))).toBe(true);
  for (const { response } of later) {
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(2);
    expect(seconds).toBeLessThanOrEqual(30);
    expect(await response.json()).toMatchObject({ type: 'urn:bangban:problem:busy' });
  }
  // Not all of them at the same moment.
  const waits = new Set(later.map(({ response }) => response.headers.get('retry-after')));
  expect(later.length < 20 || waits.size > 3).toBe(true);
  for (const { each } of later) expect((await send(each)).status).toBe(201);
  expect(await intake.store.count()).toBe(sealed.length);
});

test('a kiosk on a slow line takes up no place, and a kiosk that is sent away takes that for silence', async () => {
  const slow = await Promise.all(Array.from({ length: 20 }, () => beginSlowly(10_000)));
  // Of memory they take what they have announced, and leave room for this one.
  const large = await beginSlowly(2_790_000);
  expect((await send(await kiosk.seal())).status).toBe(201);
  const tooMuch = () => kiosk.seal({ outcome: { answers: { name: '赵'.repeat(10_000) } } });
  await expect
    .poll(async () => kiosk.upstream.sendSubmission(await tooMuch(), new AbortController().signal))
    .toMatchObject({ kind: 'silence', code: 'intake-busy', retryAfterMs: expect.any(Number) as number });
  for (const breakOff of [...slow, large]) breakOff();
  await expect.poll(async () => (await send(await kiosk.seal())).status).toBe(201);
});

/** A request whose body is begun and not ended; answers how to break it off. */
async function beginSlowly(bytes: number): Promise<() => void> {
  const request = http.request(`${intake.url}/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(bytes) },
  });
  request.once('error', () => undefined);
  await new Promise<void>((resolve) => {
    request.write('{', () => resolve());
  });
  return () => request.destroy();
}
