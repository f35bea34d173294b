import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  expect((await put(new Uint8Array(1024 * 1024 + 1), 'image/png')).status).toBe(413);
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
