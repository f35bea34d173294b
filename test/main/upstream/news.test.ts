import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sign } from '../../../core/submission/signed.ts';
import { decide } from '../../../intake/decide.ts';
import { httpNews } from '../../../main/upstream/news.ts';
import type { Told } from '../../../main/upstream/port.ts';
import { startIntake, type RunningIntake } from '../../support/running-intake.ts';
import { enrolKiosk, type TestKiosk } from '../../support/test-kiosk.ts';

// Who stands on the road has every piece of news that the intake ever signed, and gives it out as they like.

let intake: RunningIntake;
let kiosk: TestKiosk;
let other: TestKiosk;
let server: Server;
/** Four pieces for the kiosk, and one for another, as the intake signed them. */
let pieces: string[];
let foreign: string[];
let answer: { status: number; body: string };

beforeAll(async () => {
  intake = await startIntake();
  [kiosk, other] = [await enrolKiosk(intake), await enrolKiosk(intake, '大厅 2 号')];
  for (const [from, count] of [
    [kiosk, 4],
    [other, 1],
  ] as const) {
    for (let each = 0; each < count; each++) {
      const sealed = await from.seal();
      await from.upstream.sendSubmission(sealed, never);
      const kept = await intake.store.submission(sealed.submission);
      const parts = { store: intake.store, openingKey: intake.identity.openingKey, now: Date.now };
      if (kept) await decide(kept, { case: 'handed-back', note: `第 ${each} 句` }, parts);
    }
  }
  pieces = await piecesFor(kiosk);
  foreign = await piecesFor(other);
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  server.close();
  kiosk.close();
  other.close();
  await intake.close();
});
beforeEach(() => gives(pieces));

const never = new AbortController().signal;

async function piecesFor({ enrolment }: TestKiosk): Promise<string[]> {
  const asked = { kiosk: enrolment.kiosk.id, intake: enrolment.intake.id, after: 0, at: 0 };
  const response = await fetch(`${intake.url}/v1/exchanges`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ exchange: await sign('bangban-exchange', asked, enrolment.keys.signing) }),
  });
  return z.object({ news: z.array(z.string()) }).parse(await response.json()).news;
}

function gives(news: readonly string[]): void {
  answer = { status: 200, body: JSON.stringify({ news, more: false, later: 'passes' }) };
}

async function told(after = 0): Promise<Told> {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const { keys, intake: theirs, kiosk: own } = kiosk.enrolment;
  const ask = httpNews({
    url: `http://127.0.0.1:${address.port}`,
    kiosk: { id: own.id, signingKey: keys.signing, receivingKeys: [keys.receiving] },
    intake: theirs,
    now: Date.now,
  });
  return ask(after, never);
}

async function notes(after = 0): Promise<(string | undefined)[]> {
  const answered = await told(after);
  return answered.kind === 'told' ? answered.news.map(({ note }) => note) : [answered.code];
}

const at = (place: number) => pieces[place] ?? '';
const contentOf = (jws: string) =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
const numberOf = (jws: string) => Number(contentOf(jws)['news']);

test('in order it is heard whole, with what was handed back', async () => {
  expect(await notes()).toEqual(['第 0 句', '第 1 句', '第 2 句', '第 3 句']);
  const answered = await told();
  expect(answered).toMatchObject({
    news: [{ content: { outcome: { answers: { name: '赵桂兰' } } } }, {}, {}, {}],
  });
});

test('once heard it says nothing again, nor does what is older', async () => {
  expect(await notes(numberOf(at(3)))).toEqual([]);
  expect(await notes(numberOf(at(1)))).toEqual(['第 2 句', '第 3 句']);
  gives([at(0), at(0), at(1), at(0), at(1)]);
  expect(await notes()).toEqual(['第 0 句', '第 1 句']);
});

test('what is left out is noticed, and what follows it waits until it comes', async () => {
  gives([at(0), at(2), at(3)]);
  expect(await notes()).toEqual(['第 0 句']);
  gives([at(1), at(2)]);
  expect(await notes()).toEqual([]);
  gives(pieces.toReversed());
  expect(await notes()).toEqual(['第 0 句']);
});

test('what is for another kiosk, changed on the way, or signed as something else says nothing', async () => {
  const [head, , signature] = at(0).split('.');
  const changed = contentOf(at(0));
  const accepted = Buffer.from(JSON.stringify({ ...changed, case: 'accepted' })).toString('base64url');
  gives([
    ...foreign,
    `${head}.${accepted}.${signature}`,
    await sign('bangban-receipt', changed, intake.identity.signingKey),
    await sign('bangban-news', changed, other.enrolment.keys.signing),
    await sign('bangban-news', { ...changed, kiosk: other.enrolment.kiosk.id }, intake.identity.signingKey),
    'no JWS at all',
  ]);
  expect(await notes()).toEqual([]);
});

test('a note or an envelope that is not for us, or about another submission, is none, and the case is heard', async () => {
  const [one, two, theirs] = [contentOf(at(0)), contentOf(at(1)), contentOf(foreign[0] ?? '')];
  for (const { note, sealed } of [two, theirs]) {
    gives([await sign('bangban-news', { ...one, note, sealed }, intake.identity.signingKey)]);
    expect(await told()).toMatchObject({
      news: [{ case: 'handed-back', note: undefined, content: undefined }],
    });
  }
});

test.each([
  ['a page of some network', { status: 200, body: '<html>请先登录上网</html>' }, 'not-the-intake'],
  ['another answer', { status: 200, body: '{"receipt":"x"}' }, 'not-the-intake'],
  ['an intake of before, which does not know the question', { status: 404, body: '{}' }, 'not-accepted'],
  ['trouble', { status: 500, body: '{}' }, 'intake-failed'],
  ['more than there can be', { status: 200, body: '"'.padEnd(3_000_000, 'x') }, 'not-the-intake'],
])('%s is silence', async (_, given, code) => {
  answer = given;
  expect(await notes()).toEqual([code]);
});
