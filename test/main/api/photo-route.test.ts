import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DefinitionSource } from '../../../core/service/definition.ts';
import { apiOf, type MachineApi } from '../../support/call-machine.ts';
import { fillIn } from '../../support/resident.ts';
import { type RunningIntake, startIntake } from '../../support/running-intake.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let intake: RunningIntake;
let machine: TestMachine;
let api: MachineApi;
let servicesDir: string;

/** The request to the hall, signed where it has photos. */
beforeAll(async () => {
  servicesDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-services-'));
  cpSync('services', servicesDir, { recursive: true });
  const file = path.join(servicesDir, 'request-to-the-hall', 'service.json');
  const definition = JSON.parse(readFileSync(file, 'utf8')) as DefinitionSource;
  for (const step of definition.steps) {
    step.questions = step.questions.map((question) => {
      if (question.type !== 'photo') return question;
      const { max: _, ...signed } = question;
      return { ...signed, type: 'signature' };
    });
  }
  writeFileSync(file, JSON.stringify(definition));
  intake = await startIntake();
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), demo: true, servicesDir },
  });
  api = apiOf(machine.fetch);
}, 30_000);
afterAll(async () => {
  await machine.end();
  await intake.close();
  rmSync(servicesDir, { recursive: true });
});

test('a signature is taken as a PNG of its size, shown again as one, and goes up with its witness', async () => {
  const atConsent = await fillIn(
    api,
    await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    {},
    'consent',
  );
  const { session } = atConsent;
  const put = (body: Uint8Array<ArrayBuffer>, type: string) =>
    machine.fetch(
      new Request(`http://kiosk/attachment?session=${session}&question=scene`, {
        method: 'PUT',
        headers: { 'content-type': type },
        body,
      }),
      { screen: 'kiosk' },
    );
  expect((await put(png, 'image/png')).status).toBe(422);
  const { question } = await api.session.consent({ session, consent: 'photo', agreed: true });
  const at = question?.path ?? { question: '' };
  expect(question?.type).toBe('signature');

  expect((await put(jpeg, 'image/jpeg')).status).toBe(415);
  expect((await put(jpeg, 'image/png')).status).toBe(422);
  expect((await put(longerThan(png, 1024 * 1024), 'image/png')).status).toBe(413);
  const taken = await put(png, 'image/png');
  expect(taken.status).toBe(201);
  const drawing = (await taken.json()) as { attachment: string; digest: string; bytes: number };
  const shown = await machine.fetch(new Request(`http://kiosk/attachment/${drawing.attachment}`), {
    screen: 'kiosk',
  });
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png);

  const answer = (value: Parameters<MachineApi['session']['answer']>[0]['value']) =>
    api.session.answer({ session, path: at, value, from: 'touch' });
  const stranger = { ...drawing, attachment: '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10' };
  await expect(answer({ kind: 'signature', drawing: stranger })).rejects.toMatchObject({
    data: { code: 'signature-missing' },
  });
  await expect(answer({ kind: 'mark', drawing })).rejects.toMatchObject({
    data: { code: 'signature-witness' },
  });
  const after = await answer({ kind: 'mark', drawing, witness: '李建国' });
  const review = await fillIn(api, after, {}, 'review');
  expect(review.review).toContainEqual(
    expect.objectContaining({
      question: expect.objectContaining({ value: { kind: 'mark', drawing, witness: '李建国' } }) as object,
    }),
  );
  // Named by an answer, so it is there still after all that was taken since.
  expect(
    (await machine.fetch(new Request(`http://kiosk/attachment/${drawing.attachment}`), { screen: 'kiosk' }))
      .status,
  ).toBe(200);
}, 30_000);

test('a photo that is given up while it comes in is no fault of the machine', async () => {
  const { session } = await api.kiosk.state();
  if (session === null) throw new Error('The session of the test before stands open no more');
  const shown = await api.session.goTo({ session, place: { at: 'question', question: 'scene' } });
  expect(shown.question?.type).toBe('signature');
  const givenUp = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      givenUp.abort();
      controller.error(new Error('The other side is gone'));
    },
  });
  // Not written where it is handed over: the types of the browser do not know `duplex`.
  const sent = {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body,
    duplex: 'half',
  };
  const put = new Request(`http://kiosk/attachment?session=${session}&question=scene`, sent);
  const before = machine.log.length;
  const { status } = await machine.fetch(put, { screen: 'kiosk', signal: givenUp.signal });
  expect([status, machine.log.slice(before)]).toEqual([499, []]);
});

test('one that is of another kind, too large or cut off is refused as it comes in, and leaves nothing', async () => {
  const screen = 'another';
  const there = apiOf(machine.fetch, screen);
  const view = await fillIn(
    there,
    await there.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    {},
    'consent',
  );
  const { session } = view;
  await there.session.consent({ session, consent: 'photo', agreed: true });
  const kept = () => readdirSync(path.join(machine.dataDir, 'attachments')).toSorted();
  const before = kept();
  const [megabyte, piece] = [16, new Uint8Array(64 * 1024)];
  const put = async (pieces: readonly Uint8Array[], end: 'whole' | 'cut') => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = pieces[sent];
        sent += 1;
        if (next) controller.enqueue(next);
        else if (end === 'whole') controller.close();
        else controller.error(new Error('The screen has gone'));
      },
    });
    const sending = { method: 'PUT', headers: { 'content-type': 'image/png' }, body, duplex: 'half' };
    const { status } = await machine.fetch(
      new Request(`http://kiosk/attachment?session=${session}&question=scene`, sending),
      { screen },
    );
    return { status, sent };
  };
  const many = (count: number) => Array.from({ length: count }, () => piece);

  // Of what is none no more is read than shows it, wherever its first bytes are cut.
  const none = await put([jpeg, ...many(megabyte)], 'whole');
  expect(none.status).toBe(422);
  const torn = await put([png.subarray(0, 3), jpeg, ...many(megabyte)], 'whole');
  expect(torn.status).toBe(422);
  expect(Math.max(none.sent, torn.sent)).toBeLessThan(5);
  expect((await put([png.subarray(0, 3)], 'whole')).status).toBe(422);
  expect((await put([], 'whole')).status).toBe(422);
  const large = await put([png, ...many(4 * megabyte)], 'whole');
  expect(large.status).toBe(413);
  expect(large.sent).toBeLessThan(megabyte + 5);
  expect((await put([png, ...many(megabyte / 2)], 'cut')).status).toBe(499);
  expect((await put([], 'cut')).status).toBe(499);
  expect(kept()).toEqual(before);

  const whole = await put([png.subarray(0, 3), png.subarray(3), ...many(megabyte - 1)], 'whole');
  expect(whole.status).toBe(201);
  expect(kept()).toHaveLength(before.length + 1);
  expect(machine.log.join('')).not.toContain('call-failed');
}, 30_000);

function longerThan(begins: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(bytes + 1);
  longer.set(begins);
  return longer;
}
