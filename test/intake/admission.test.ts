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
  // Of memory they take what they have announced, and one that is long what has come of it; that leaves room for this one.
  const large = await beginSlowly(2_800_000, 2_780_000);
  expect((await send(await kiosk.seal())).status).toBe(201);
  const tooMuch = () => kiosk.seal({ outcome: { answers: { name: '赵'.repeat(10_000) } } });
  await expect
    .poll(async () => kiosk.upstream.sendSubmission(await tooMuch(), new AbortController().signal))
    .toMatchObject({ kind: 'silence', code: 'intake-busy', retryAfterMs: expect.any(Number) as number });
  for (const breakOff of [...slow, large]) breakOff();
  await expect.poll(async () => (await send(await kiosk.seal())).status).toBe(201);
});

test('those who announce much and send nothing take no room from those who send', async () => {
  const idle = await Promise.all(Array.from({ length: 100 }, () => beginSlowly(atOnce.bytes / 2 - 100)));
  expect((await send(await kiosk.seal())).status).toBe(201);
  for (const breakOff of idle) breakOff();
});

test('a long body for which room runs out half way is sent away', async () => {
  const large = await beginSlowly(2_900_000, 2_850_000);
  const long = { cover: 'a.b.c', envelope: `${'A'.repeat(1_000_000)}....` };
  await expect.poll(async () => (await answerTo(long))?.status).toBe(429);
  large();
  await expect.poll(async () => (await answerTo(long))?.status).toBe(401);
});

test('only a submission may be long, and a decision of whoever has the token', async () => {
  const ask = (at: string, headers: Record<string, string>, body: string) =>
    fetch(`${intake.url}${at}`, { method: 'POST', headers, body }).then(({ status }) => status);
  const json = { 'content-type': 'application/json' };
  const long = JSON.stringify({ code: 'A'.repeat(100_000) });
  for (const at of ['/v1/enrolments', '/v1/renewals', '/v1/exchanges'])
    expect(await ask(at, json, long)).toBe(413);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await ask('/sign-in', form, `token=${'A'.repeat(100_000)}`)).toBe(413);

  const { submission, ...sealed } = await kiosk.seal();
  await send(sealed);
  const at = `/v1/submissions/${submission}/case`;
  const back = { case: 'handed-back', note: '名字写错了', sealed: `${'A'.repeat(900_000)}....` };
  const withToken = { ...json, authorization: `Bearer ${intake.identity.token}` };
  expect(await ask(at, json, JSON.stringify(back))).toBe(401);
  // It is read: that it is sealed to nobody stands in it.
  expect(await ask(at, withToken, JSON.stringify(back))).toBe(422);
  expect(await ask(at, withToken, JSON.stringify({ ...back, sealed: 'A'.repeat(1_100_000) }))).toBe(413);
});

/** Undefined where it was sent away before all of it was sent. */
const answerTo = async (body: { cover: string; envelope: string }) =>
  send(body as SealedSubmission).catch(() => undefined);

/** A request whose body is begun and not ended; answers how to break it off. */
async function beginSlowly(bytes: number, sent = 1): Promise<() => void> {
  const request = http.request(`${intake.url}/v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(bytes) },
  });
  request.once('error', () => undefined);
  await new Promise<void>((resolve) => {
    request.write('{'.padEnd(sent), () => resolve());
  });
  return () => request.destroy();
}
