import { randomBytes } from 'node:crypto';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiOf } from '../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { fillIn, step } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

// A kiosk is put in before the intake above it: one that knows neither renewals nor news answers both as what it never heard of.

const minute = 60_000;
const unknown = ['/v1/renewals', '/v1/exchanges'];

let intake: RunningIntake;
let older: Server;
let seen: string[];
let clock: FakeClock;
let machine: TestMachine;

beforeEach(async () => {
  intake = await startIntake();
  seen = [];
  older = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push(url);
    if (unknown.includes(url)) {
      request.resume();
      const message = `Route ${method}:${url} not found`;
      response.writeHead(404, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ message, error: 'Not Found', statusCode: 404 }));
      return;
    }
    const onward = forward(new URL(url, intake.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((listening) => older.listen(0, '127.0.0.1', listening));
  clock = createFakeClock(Date.now());
  machine = await startTestMachine({
    configuration: {
      intake: `http://127.0.0.1:${(older.address() as AddressInfo).port}`,
      enrolmentCode: await intake.newCode(),
    },
    ports: { clock },
  });
});
afterEach(async () => {
  await machine.end();
  older.closeAllConnections();
  await new Promise((closed) => older.close(closed));
  await intake.close();
});

const times = (path: string) => seen.filter((url) => url === path).length;
const lines = (name: string) => machine.log.filter((line) => line.includes(`"${name}"`)).length;

async function handInWithPhoto(): Promise<void> {
  const api = apiOf(machine.fetch);
  let view = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN', practice: false });
  const { session } = view;
  while (view.question?.type !== 'photo') view = await step(api, view);
  const { path } = view.question;
  const mark = await takePhoto(
    machine.fetch,
    session,
    path,
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(200_000)]),
  );
  await fillIn(api, await api.session.answer({ session, path, value: [{ ...mark }], from: 'camera' }));
  await api.session.submit({ session, language: 'zh-CN', undrawn: false });
  await api.submission.done({ submission: session, another: false });
}

test(
  'what is handed in arrives, and what it does not know is asked seldom and is no fault',
  { timeout: 60_000 },
  async () => {
    await handInWithPhoto();
    await expect.poll(() => lines('submission-received'), { timeout: 10_000 }).toBe(1);
    // Whatever is answered comes over a real socket: each turn has to be waited for. One that the server has just closed makes
    // a turn of which it never knew.
    const asked = () => unknown.reduce((sum, path) => sum + times(path), 0);
    const answered = () => lines('renewal-unanswered') + lines('news-unanswered');
    for (let passed = 0; passed < 6 * 60; passed += 1) {
      await clock.pass(minute);
      await expect.poll(() => answered() >= asked()).toBe(true);
    }
    expect(times('/v1/exchanges')).toBeGreaterThan(6 * 3 - 2);
    expect(times('/v1/exchanges')).toBeLessThan(6 * 6 + 2);
    // After 2, 4, 8 … minutes, and then every two hours at most.
    expect(times('/v1/renewals')).toBeGreaterThan(4);
    expect(times('/v1/renewals')).toBeLessThan(16);
    await handInWithPhoto();
    await expect.poll(() => lines('submission-received'), { timeout: 10_000 }).toBe(2);
    expect((await intake.store.list(10)).map(({ attachments }) => attachments.length)).toEqual([1, 1]);
    expect(lines('submission-unanswered')).toBe(0);
    expect(machine.log.filter((line) => !line.includes('"level":30'))).toEqual([]);
  },
);
