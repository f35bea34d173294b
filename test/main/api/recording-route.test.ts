import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recording } from '../../../core/session/value.ts';
import { apiOf, type MachineApi } from '../../support/call-machine.ts';
import { fillIn } from '../../support/resident.ts';
import { type RunningIntake, startIntake } from '../../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';

const begins = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]);
const goesOn = Buffer.from('what is said in the next second');

let intake: RunningIntake;
let machine: TestMachine;
let api: MachineApi;

beforeAll(async () => {
  intake = await startIntake();
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), demo: true },
  });
  api = apiOf(machine.fetch);
}, 30_000);
afterAll(async () => {
  await machine.end();
  await intake.close();
});

/** Begins the request to the hall, about anything else, and goes to where it is told. */
async function atStory(practice = false): Promise<string> {
  let view = await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN', practice });
  while (view.question?.path.question !== 'story') {
    view = await fillOne(view);
  }
  return view.session;
}
async function fillOne(view: Awaited<ReturnType<MachineApi['session']['view']>>) {
  const { session, place, question } = view;
  if (!question || question.type === 'note') return api.session.next({ session, from: place });
  const value = question.path.question === 'category' ? 'other' : false;
  return api.session.answer({ session, path: question.path, value, from: 'touch' });
}

const call = (
  method: string,
  query: Record<string, string>,
  body?: Uint8Array<ArrayBuffer>,
  type = 'audio/webm',
) =>
  machine.fetch(
    new Request(`http://kiosk/recording?${new URLSearchParams(query)}`, {
      method,
      ...(body && { headers: { 'content-type': type }, body }),
    }),
    { screen: 'kiosk' },
  );
const piece = (
  session: string,
  number: number,
  body: Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
) =>
  call(
    'PUT',
    { session, question: 'story', piece: `${number}`, ms: `${(number + 1) * 1000}`, ...more },
    body,
  );
const finish = (session: string) => call('POST', { session, question: 'story' });
const heard = (attachment: string) =>
  machine.fetch(new Request(`http://kiosk/attachment/${attachment}`), { screen: 'kiosk' });
const files = () => readdirSync(path.join(machine.dataDir, 'attachments'));

test('pieces become one attachment that is heard again, is the answer, and stays when the rest goes', async () => {
  const session = await atStory();
  expect((await finish(session)).status).toBe(204);
  expect((await piece(session, 0, begins)).status).toBe(204);
  expect((await piece(session, 1, goesOn)).status).toBe(204);
  const finished = await finish(session);
  expect(finished.status).toBe(201);
  const said = (await finished.json()) as Recording;
  expect(said.seconds).toBe(2);
  expect((await finish(session)).status).toBe(204);

  const shown = await heard(said.recording.attachment);
  expect(shown.headers.get('content-type')).toBe('audio/webm');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.concat([begins, goesOn]));

  const answer = (value: Recording) =>
    api.session.answer({ session, path: { question: 'story' }, value, from: 'touch' });
  const stranger = { ...said.recording, attachment: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10' };
  await expect(answer({ ...said, recording: stranger })).rejects.toMatchObject({
    data: { code: 'recording-missing' },
  });
  await answer(said);
  const { review } = await fillIn(api, await api.session.view({ session }), {}, 'review');
  expect(review).toContainEqual(
    expect.objectContaining({ question: expect.objectContaining({ value: said }) as object }),
  );
  expect((await heard(said.recording.attachment)).status).toBe(200);
  await api.session.leave({ session });
  expect(files()).toEqual([]);
}, 30_000);

test('what is no piece, or belongs nowhere, is refused and changes nothing', async () => {
  const session = await atStory();
  expect((await piece(session, 0, goesOn)).status).toBe(422);
  expect((await piece(session, 0, begins, { question: 'category' })).status).toBe(422);
  expect((await piece(session, 0, begins, { ms: '-1' })).status).toBe(400);
  expect((await piece(session, 0, begins, { session: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10' })).status).toBe(
    410,
  );
  expect(
    (await call('PUT', { session, question: 'story', piece: '0', ms: '1' }, begins, 'audio/wav')).status,
  ).toBe(415);
  expect((await call('GET', { session, question: 'story' })).status).toBe(405);
  expect(files()).toEqual([]);
  expect((await piece(session, 0, begins)).status).toBe(204);
  expect((await piece(session, 2, goesOn)).status).toBe(409);
  expect((await piece(session, 1, goesOn, { ms: '182001' })).status).toBe(413);
  expect((await piece(session, 1, new Uint8Array(512 * 1024 + 1))).status).toBe(413);
  expect(((await (await finish(session)).json()) as Recording).seconds).toBe(1);
  await api.session.leave({ session });
  expect(files()).toEqual([]);
});

test('is offered again to whoever comes back, and is gone when it was passed over or left', async () => {
  const first = await atStory();
  await piece(first, 0, begins);
  await api.session.back({ session: first, from: { at: 'question', question: 'story' } });
  const { question } = await fillOne(await api.session.view({ session: first }));
  expect(question?.path.question).toBe('story');
  expect(files()).toHaveLength(1);
  await api.session.answer({ session: first, path: { question: 'story' }, value: '写的', from: 'touch' });
  expect(files()).toEqual([]);
  await api.session.leave({ session: first });

  const second = await atStory();
  await piece(second, 0, begins);
  await api.session.leave({ session: second });
  expect(files()).toEqual([]);
});

test('put away it waits with the session; practice writes nothing', async () => {
  const session = await atStory();
  await piece(session, 0, begins);
  const { code } = await api.session.park({ session, silently: false });
  expect(files()).toHaveLength(1);
  const again = await api.session.reopen({ code: code ?? '' });
  expect(((await (await finish(again.session)).json()) as Recording).seconds).toBe(1);
  await api.session.leave({ session });

  const tried = await atStory(true);
  await piece(tried, 0, begins);
  const { recording } = (await (await finish(tried)).json()) as Recording;
  expect((await heard(recording.attachment)).status).toBe(200);
  expect(existsSync(path.join(machine.dataDir, 'attachments')) ? files() : []).toEqual([]);
  await api.session.leave({ session: tried });
}, 30_000);

test('a piece that is given up while it comes in is no fault of the machine', async () => {
  const session = await atStory();
  const givenUp = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      givenUp.abort();
      controller.error(new Error('The other side is gone'));
    },
  });
  const query = new URLSearchParams({ session, question: 'story', piece: '0', ms: '900' });
  // Not written where it is handed over: the types of the browser do not know `duplex`.
  const sent = { method: 'PUT', headers: { 'content-type': 'audio/webm' }, body, duplex: 'half' };
  const before = machine.log.length;
  const { status } = await machine.fetch(new Request(`http://kiosk/recording?${query}`, sent), {
    screen: 'kiosk',
    signal: givenUp.signal,
  });
  expect([status, machine.log.slice(before)]).toEqual([499, []]);
});
