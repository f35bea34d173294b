import { base64url } from 'jose';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEnvelope } from '../../core/submission/envelope.ts';
import { openFile } from '../../intake/open.ts';
import { apiOf } from '../support/call-machine.ts';
import { fillIn } from '../support/resident.ts';
import { startIntake, type RunningIntake } from '../support/running-intake.ts';
import { takePhoto } from '../support/take-photo.ts';
import { startTestMachine, type TestMachine } from '../support/test-machine.ts';

let intake: RunningIntake;
let machine: TestMachine;
beforeAll(async () => {
  intake = await startIntake({ curve: 'SM2' });
  machine = await startTestMachine({
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
  });
});
afterAll(async () => {
  await machine.end();
  await intake.close();
});

const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]);

test('a photo is taken, seen again, handed in and opened with SM2, SM3 and SM4 on the whole way', async () => {
  const api = apiOf(machine.fetch);
  const { session } = await fillIn(
    api,
    await api.session.start({ service: 'request-to-the-hall', language: 'zh-CN' }),
    {},
    'consent',
  );
  const asked = await api.session.consent({ session, consent: 'photo', agreed: true });
  const path = asked.question?.path ?? { question: '' };
  const mark = await takePhoto(machine.fetch, session, path, photo);
  expect(mark.digest).toMatch(/^sm3:/);
  const shown = await machine.fetch(new Request(`http://kiosk/attachment/${mark.attachment}`), {
    screen: 'kiosk',
  });
  expect(Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);
  await fillIn(api, await api.session.answer({ session, path, value: [mark], from: 'camera' }));
  await api.session.submit({ session, language: 'zh-CN' });

  await expect.poll(() => intake.store.count(), { timeout: 10_000 }).toBe(1);
  const kept = await intake.store.submission(session);
  const { openingKey } = intake.identity;
  const content = kept && openingKey && (await openEnvelope(kept.envelope, openingKey));
  const key = base64url.decode(content?.attachmentKeys[mark.attachment] ?? '');
  expect(key).toHaveLength(16);
  const file = `${intake.dataDir}/attachments/${kept?.kiosk}.${mark.attachment}`;
  expect((await openFile(file, mark.attachment, key)).equals(photo)).toBe(true);
});
