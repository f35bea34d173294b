import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enrol } from '../../../main/upstream/enrol.ts';
import type { EnrolRequest } from '../../../main/upstream/enrol.ts';
import { readEnrolment, readKioskKeys, writeEnrolment } from '../../../main/upstream/enrolment.ts';
import { startFakeIntake } from '../../support/fake-intake.ts';
import type { FakeIntake, Misbehaviour } from '../../support/fake-intake.ts';
import { startIntake } from '../../support/running-intake.ts';
import type { RunningIntake } from '../../support/running-intake.ts';
import { secretsInMemory } from '../../support/test-kiosk.ts';

let intake: RunningIntake;
let fake: FakeIntake;
beforeEach(async () => {
  intake = await startIntake();
  fake = await startFakeIntake(intake);
});
afterEach(async () => {
  await fake.close();
  await intake.close();
});

const name = '大厅 1 号';
const enrolKeeping = (request: Omit<EnrolRequest, 'keep'>) =>
  enrol({ ...request, keep: (enrolment) => writeEnrolment(request.secrets, enrolment) });

describe('enrolment', () => {
  test('tells the kiosk who it is, where it stands, whom to ask, and pins the keys of the intake', async () => {
    const { pin: _pin, ...person } = await intake.premises.addStaff('张敏');
    const secrets = secretsInMemory();
    expect(readEnrolment(secrets)).toBeUndefined();
    const enrolled = await enrolKeeping({ url: intake.url, code: await intake.newCode(), name, secrets });
    expect(enrolled).toMatchObject({ ok: true });
    expect(readEnrolment(secrets)).toMatchObject({
      url: intake.url,
      kiosk: { name },
      hall: { name: '柳溪社区服务站', help: { 'zh-CN': { who: '张敏' }, en: { who: 'Zhang Min' } } },
      intake: {
        id: intake.identity.id,
        signingKey: { kid: intake.identity.signingKey.kid },
        envelopeKey: intake.identity.envelopeKey,
      },
      staff: [{ ...person, pinHash: expect.stringMatching(/^\$argon2id\$/) }],
    });
    expect(enrolled).toEqual({ ok: true, enrolment: readEnrolment(secrets) });
  });

  test('is not done twice', async () => {
    const secrets = secretsInMemory();
    await enrolKeeping({ url: intake.url, code: await intake.newCode(), name, secrets });
    const again = await enrolKeeping({ url: intake.url, code: await intake.newCode(), name, secrets });
    expect(again).toEqual({ ok: false, code: 'enrolled-already' });
  });

  test('makes keys of the suite that the intake works with, and uses its code up once', async () => {
    const chinese = await startIntake({ curve: 'SM2' });
    const secrets = secretsInMemory();
    const code = await chinese.newCode();
    const enrolled = await enrolKeeping({ url: chinese.url, code, name, secrets });
    expect(enrolled).toMatchObject({ ok: true, enrolment: { intake: { envelopeKey: { crv: 'SM2' } } } });
    expect(readKioskKeys(secrets)).toMatchObject({ signing: { crv: 'SM2' }, receiving: { crv: 'SM2' } });
    expect(await chinese.store.kiosks()).toHaveLength(1);
    await chinese.close();
  });

  test('goes no further where a suite is asked for that it does not know, or the one that it showed', async () => {
    for (const suite of ['Enigma', 'ES256+ECDH-ES+A256GCM+SHA-256']) {
      let asked = 0;
      const server = createServer((_request, response) => {
        asked += 1;
        response
          .writeHead(422, { 'content-type': 'application/problem+json' })
          .end(JSON.stringify({ type: 'urn:bangban:problem:suite-wanted', title: 'no', status: 422, suite }));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('No port');
      const url = `http://127.0.0.1:${address.port}`;
      const enrolled = await enrolKeeping({
        url,
        code: await intake.newCode(),
        name,
        secrets: secretsInMemory(),
      });
      expect(enrolled).toMatchObject({ ok: false, code: 'not-the-intake' });
      expect(asked).toBe(1);
      server.closeAllConnections();
      server.close();
    }
  });

  test('notices a code that was mistyped without asking anybody', async () => {
    const code = await intake.newCode();
    const typed = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    const enrolled = await enrolKeeping({ url: fake.url, code: typed, name, secrets: secretsInMemory() });
    expect(enrolled).toEqual({ ok: false, code: 'code-mistyped' });
    expect(fake.seen).toEqual([]);
  });

  test('takes nothing from an intake that did not make the code', async () => {
    const other = await startIntake();
    const secrets = secretsInMemory();
    // The other intake knows the code's secret, as one in between would that has read it on the way.
    other.store.enrol = async (_codeHash, kiosk) => kiosk;
    const enrolled = await enrolKeeping({ url: other.url, code: await intake.newCode(), name, secrets });
    expect(enrolled).toEqual({ ok: false, code: 'not-the-intake' });
    expect(readEnrolment(secrets)).toBeUndefined();
    await other.close();
  });

  test('notices when somebody in between puts other keys in the place of the kiosk’s', async () => {
    const code = await intake.newCode();
    const secrets = secretsInMemory();
    const enrolAs = intake.store.enrol.bind(intake.store);
    const stranger = await enrolKeeping({
      url: intake.url,
      code: await intake.newCode(),
      name,
      secrets: secretsInMemory(),
    });
    if (!stranger.ok) throw new Error('not enrolled');
    intake.store.enrol = (codeHash, kiosk, at) =>
      enrolAs(
        codeHash,
        { ...kiosk, signingKey: { ...kiosk.signingKey, kid: stranger.enrolment.keys.receiving.kid } },
        at,
      );
    const enrolled = await enrolKeeping({ url: intake.url, code, name, secrets });
    expect(enrolled).toEqual({ ok: false, code: 'not-the-intake' });
    expect(readEnrolment(secrets)).toBeUndefined();
  });

  test.each<[Misbehaviour, string]>([
    ['after-storing-reset', 'unreachable'],
    ['after-storing-truncated', 'unreachable'],
    ['error-500', 'unreachable'],
    ['web-page', 'not-the-intake'],
    ['busy-503', 'wait'],
  ])('goes on where it was after %s, as the same kiosk', async (planned, code) => {
    const secrets = secretsInMemory();
    const request = { url: fake.url, code: await intake.newCode(), name, secrets };
    fake.plan.push(planned);
    expect(await enrolKeeping(request)).toEqual({ ok: false, code });
    expect(await enrolKeeping(request)).toMatchObject({ ok: true });
  });

  test('is refused when the code is a week old', async () => {
    let now = Date.now();
    const later = await startIntake({ now: () => now });
    const code = await later.newCode();
    now += 8 * 24 * 3_600_000;
    const enrolled = await enrolKeeping({ url: later.url, code, name, secrets: secretsInMemory() });
    expect(enrolled).toEqual({ ok: false, code: 'code-unknown' });
    await later.close();
  });
});
