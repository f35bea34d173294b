import { afterEach, beforeEach, expect, test } from 'vitest';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../support/test-kiosk.ts';

// Whoever has signed in takes the cookie along wherever the browser goes, and other pages send forms too.

let intake: RunningIntake;
let kiosk: TestKiosk;
let cookie: string;
let submission: string;
beforeEach(async () => {
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
  const sealed = await kiosk.seal();
  ({ submission } = sealed);
  await kiosk.upstream.sendSubmission(sealed, new AbortController().signal);
  const body = new URLSearchParams({ token: intake.identity.token });
  const welcomed = await fetch(`${intake.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
  cookie = welcomed.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterEach(async () => {
  kiosk.close();
  await intake.close();
});

const press = (at: string, headers: Record<string, string>) =>
  fetch(`${intake.url}${at}/${submission}/case`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'case=accepted',
    redirect: 'manual',
  });

test('a form with the cookie counts from a page of the intake alone', async () => {
  const other = 'http://127.0.0.1:1';
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: other },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: intake.url },
  ])
    expect((await press('/submissions', { cookie, ...headers })).status).toBe(403);
  expect(await intake.store.cases(submission)).toEqual([]);
  expect((await press('/submissions', { cookie, origin: intake.url })).status).toBe(303);
  const here = { 'sec-fetch-site': 'same-origin', origin: 'https://behind.example' };
  expect((await press('/submissions', { cookie, ...here })).status).toBe(303);
  expect((await fetch(`${intake.url}/submissions/${submission}`, { headers: { cookie } })).status).toBe(200);
});

test('what is there for systems takes no form, nor the cookie from another page', async () => {
  const authorization = `Bearer ${intake.identity.token}`;
  expect((await press('/v1/submissions', { authorization })).status).toBe(415);
  expect((await press('/v1/submissions', { cookie })).status).toBe(403);
  const sent = await fetch(`${intake.url}/v1/submissions/${submission}/case`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: 'http://127.0.0.1:1' },
    body: JSON.stringify({ case: 'accepted' }),
  });
  expect(sent.status).toBe(403);
  expect(await intake.store.cases(submission)).toEqual([]);
});
