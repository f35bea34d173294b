import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEnvelope } from '../../../core/submission/envelope.ts';
import { claimedKey } from '../../../core/submission/signed.ts';
import { decide } from '../../../intake/decide.ts';
import { openingKeyOf } from '../../../intake/identity.ts';
import { renewKeys } from '../../../main/command/renew-keys.ts';
import { setPin } from '../../../main/command/set-pin.ts';
import { enrolledNews } from '../../../main/enrolment/enrolled-road.ts';
import { keyring } from '../../../main/store/keyring.ts';
import { openStore, type Store } from '../../../main/store/open.ts';
import { staffTable } from '../../../main/store/staff.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import { readEnrolment, readNextKeys, type KeptEnrolment } from '../../../main/upstream/enrolment.ts';
import { makeNextKeys } from '../../../main/upstream/renew.ts';
import { auditEntries } from '../../support/audit-entries.ts';
import { apiOf } from '../../support/call-machine.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { startIntakeBehind, type IntakeBehind } from '../../support/intake-behind.ts';
import { operatorOf } from '../../support/operator.ts';
import { fillIn } from '../../support/resident.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';

// The keys of kiosk and intake are changed, each, while submissions wait: all of them arrive, once.

const minute = 60_000;
const day = 24 * 60 * minute;

let behind: IntakeBehind;
let dataDir: string;
let clock: FakeClock;
let machine: TestMachine | undefined;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-renewal-'));
  clock = createFakeClock(Date.now());
});
afterEach(async () => {
  await stop();
  await behind.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(configuration: { enrolmentCode?: string } = {}): Promise<TestMachine> {
  machine = await startTestMachine({
    dataDir,
    configuration: { intake: behind.road.url, ...configuration },
    ports: { clock },
  });
  return machine;
}

async function stop(): Promise<void> {
  await machine?.close();
  machine = undefined;
}

/** The folder while no machine has it. */
function inside<Value>(look: (store: Store) => Value): Value {
  const opened = openStore({ dir: dataDir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  try {
    return look(opened.store);
  } finally {
    opened.store.close();
  }
}

function enrolment(): KeptEnrolment {
  const kept = inside((store) => readEnrolment(keyring(store)));
  if (!kept) throw new Error('Not enrolled');
  return kept;
}

async function handIn(): Promise<string> {
  if (!machine) throw new Error('No machine');
  const api = apiOf(machine.fetch);
  const begun = await api.session.start({ service: 'elder-allowance', language: 'zh-CN', practice: false });
  const { session } = await fillIn(api, begun);
  await api.session.submit({ session, language: 'zh-CN' });
  return session;
}

/** Time goes on until this is so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await clock.pass(minute);
        return isSo();
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(true);
}

const kiosksThere = () => behind.intake().store.kiosks();
const arrived = async () => (await behind.intake().store.list(100)).map(({ submission }) => submission);
const hasReceipts = (count: number) => () => lines('submission-received') >= count;
const lines = (name: string) => machine?.log.filter((line) => line.includes(name)).length ?? 0;
const asked = () => behind.road.seen.filter((request) => request === 'POST /v1/renewals').length;

async function staffThere(): Promise<string[]> {
  if (!machine) return [];
  return (await apiOf(machine.fetch).staff.people()).map(({ name }) => name);
}

// A day passes in turns of the clock that take their time.
describe.each(['P-256', 'SM2'] as const)('keys on %s are changed', { timeout: 60_000 }, (curve) => {
  beforeEach(async () => {
    behind = await startIntakeBehind(curve);
    await start({ enrolmentCode: await behind.intake().newCode() });
  });

  test('about once a day, and soon after the start, the kiosk asks; where nothing is new nothing is written', async () => {
    await until(() => lines('"renewed"') === 1);
    await clock.pass(19 * 60 * minute);
    expect(asked()).toBe(1);
    await clock.pass(10 * 60 * minute);
    await until(() => lines('"renewed"') === 2);
    await stop();
    expect(auditEntries(dataDir).filter(({ act }) => /keys|hall|staff/.test(act))).toEqual([]);
  });

  test('without the network it goes on asking, ever more seldom', async () => {
    behind.road.always = 'reset';
    await until(() => asked() >= 3);
    await clock.pass(day);
    const before = asked();
    await clock.pass(day);
    expect(asked() - before).toBeLessThan(26);
    behind.road.always = undefined;
  });

  test('new keys of the kiosk: what was signed with the former ones arrives, once', async () => {
    behind.road.always = 'reset';
    const waiting = await handIn();
    await clock.pass(minute);
    await stop();
    const former = enrolment().keys;
    behind.road.always = undefined;

    expect(await renewKeys({ ...operatorOf(dataDir), list: () => undefined })).toMatchObject({ ok: true });
    const now = enrolment().keys;
    expect(now.signing.kid).not.toBe(former.signing.kid);
    expect(now.former).toMatchObject([{ receiving: { kid: former.receiving.kid } }]);
    expect(await kiosksThere()).toMatchObject([
      { signingKey: now.signing.kid, formerKeys: [{ kid: former.signing.kid, revokedAt: null }] },
    ]);

    await start();
    await until(hasReceipts(1));
    const later = await handIn();
    await until(hasReceipts(2));
    expect((await arrived()).sort()).toEqual([waiting, later].sort());
    const coverKey = async (id: string) =>
      claimedKey((await behind.intake().store.submission(id))?.cover ?? '');
    expect(await coverKey(waiting)).toBe(former.signing.kid);
    expect(await coverKey(later)).toBe(now.signing.kid);
    await stop();
    expect(auditEntries(dataDir)).toContainEqual(
      expect.objectContaining({ act: 'kiosk-keys-changed', key: now.signing.kid }),
    );
  });

  test('the answer to a renewal is lost after the intake has changed: the same keys are asked for again, and taken', async () => {
    await stop();
    behind.road.plan.push('after-storing-reset');
    expect(await renewKeys({ ...operatorOf(dataDir), list: () => undefined })).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('Start the kiosk') as string,
    });
    const next = inside((store) => readNextKeys(keyring(store)));
    const [there] = await kiosksThere();
    expect(there?.signingKey).toBe(next?.signing.kid);
    expect(enrolment().keys.signing.kid).not.toBe(next?.signing.kid);

    // Meanwhile it hands in with the keys that it has.
    await start();
    const id = await handIn();
    await until(hasReceipts(1));
    await until(() => lines('"renewed"') > 0);
    await stop();
    expect(enrolment().keys.signing.kid).toBe(next?.signing.kid);
    expect(inside((store) => readNextKeys(keyring(store)))).toBeUndefined();
    expect((await kiosksThere())[0]?.formerKeys).toHaveLength(1);
    expect(await arrived()).toEqual([id]);
  });

  test('asked for a second time after a lost answer, it shows the keys that the intake has taken, and no others', async () => {
    await stop();
    behind.road.plan.push('after-storing-reset');
    const operator = { ...operatorOf(dataDir), list: () => undefined };
    expect(await renewKeys(operator)).toMatchObject({ ok: false });
    const next = inside((store) => readNextKeys(keyring(store)));
    expect(await renewKeys(operator)).toMatchObject({ ok: true });
    expect(enrolment().keys.signing.kid).toBe(next?.signing.kid);
    expect(enrolment().keys.receiving.kid).toBe(next?.receiving.kid);
  });

  test('what is sealed to new keys before their answer has come is read', async () => {
    const id = await handIn();
    await until(hasReceipts(1));
    await stop();
    behind.road.plan.push('after-storing-reset');
    await renewKeys({ ...operatorOf(dataDir), list: () => undefined });
    const { store, identity } = behind.intake();
    const kept = await store.submission(id);
    if (!kept) throw new Error('It did not arrive');
    const { openingKey } = identity;
    await decide(kept, { case: 'paper-missing', note: '请带存折来' }, { store, openingKey, now: clock.now });
    const kiosk = enrolment();
    const next = inside((opened) => readNextKeys(keyring(opened)));
    const ask = enrolledNews(
      () => kiosk,
      () => next?.receiving,
      clock.now,
    );
    expect(await ask(0, new AbortController().signal)).toMatchObject({ news: [{ note: '请带存折来' }] });
    const without = enrolledNews(
      () => kiosk,
      () => undefined,
      clock.now,
    );
    expect(await without(0, new AbortController().signal)).not.toMatchObject({
      news: [{ note: '请带存折来' }],
    });
  });

  test('the power fails before the new keys were shown to anybody: they are shown at the next start', async () => {
    await stop();
    const opened = openStore({ dir: dataDir, shell: 'serve', now: Date.now });
    if (!opened.ok) throw new Error(opened.refused.sentence);
    await makeNextKeys(keyring(opened.store));
    const next = readNextKeys(keyring(opened.store));
    opened.store.close();
    await start();
    await until(() => lines('"renewed"') > 0);
    expect((await kiosksThere())[0]?.signingKey).toBe(next?.signing.kid);
    await stop();
    expect(enrolment().keys.signing.kid).toBe(next?.signing.kid);
  });

  test('new keys of the intake: what waits sealed to the former one arrives once, and opens', async () => {
    behind.road.always = 'reset';
    const waiting = await handIn();
    await behind.changeKeys();
    behind.road.always = undefined;
    await until(hasReceipts(1));
    const later = await handIn();
    await until(hasReceipts(2));
    expect((await arrived()).sort()).toEqual([waiting, later].sort());

    const { identity, store } = behind.intake();
    const keysUsed: string[] = [];
    for (const id of [waiting, later]) {
      const kept = await store.submission(id);
      const key = openingKeyOf(kept?.envelope ?? '', identity);
      expect(key && (await openEnvelope(kept?.envelope ?? '', key))?.submission).toBe(id);
      keysUsed.push(key?.kid ?? '');
      expect(claimedKey(kept?.receipt ?? '')).toBe(identity.signingKey.kid);
    }
    expect(keysUsed).toEqual([identity.formerOpeningKeys[0]?.kid, identity.envelopeKey.kid]);
    await stop();
    expect(enrolment().intake.signingKey.kid).toBe(identity.signingKey.kid);
    expect(auditEntries(dataDir)).toContainEqual(
      expect.objectContaining({ act: 'intake-keys-changed', key: identity.signingKey.kid }),
    );
  });

  test('an answer that another key has signed has the kiosk ask at once, and not only tomorrow', async () => {
    await until(() => lines('"renewed"') === 1);
    await behind.changeKeys();
    const before = clock.now();
    const id = await handIn();
    await until(hasReceipts(1));
    expect(clock.now() - before).toBeLessThan(60 * minute);
    expect(await arrived()).toEqual([id]);
  });

  test('a receipt was lost before the intake changed its keys: the same one comes, signed anew', async () => {
    behind.road.plan.push('after-storing-reset');
    const id = await handIn();
    await expect.poll(() => behind.intake().store.count()).toBe(1);
    behind.road.always = 'reset';
    const before = await behind.intake().store.submission(id);
    await behind.changeKeys();
    behind.road.always = undefined;
    await until(hasReceipts(1));
    const after = await behind.intake().store.submission(id);
    expect(after?.number).toBe(before?.number);
    expect(after?.receipt).not.toBe(before?.receipt);
    expect(await behind.intake().store.count()).toBe(1);
    await stop();
    expect(inside(({ db }) => submissionTable(db).get(id)?.receipt?.number)).toBe(before?.number);
  });

  test('a kiosk that was off while the intake changed its keys twice follows from one to the next', async () => {
    behind.road.always = 'reset';
    const waiting = await handIn();
    await stop();
    await behind.changeKeys();
    await behind.changeKeys();
    behind.road.always = undefined;
    await start();
    await until(hasReceipts(1));
    expect(await arrived()).toEqual([waiting]);
    await stop();
    expect(enrolment().intake.signingKey.kid).toBe(behind.intake().identity.signingKey.kid);
  });

  test('both change while something waits', async () => {
    behind.road.always = 'reset';
    const waiting = await handIn();
    await stop();
    await behind.changeKeys();
    behind.road.always = undefined;
    expect(await renewKeys({ ...operatorOf(dataDir), list: () => undefined })).toMatchObject({ ok: true });
    await start();
    await until(hasReceipts(1));
    expect(await arrived()).toEqual([waiting]);
  });

  test('what the intake says of hall and staff reaches the kiosk; who is known here alone stays', async () => {
    const { premises, dataDir: intakeDir } = behind.intake();
    await premises.addStaff('李娜');
    await until(() => lines('"renewed"') > 0);
    expect(await staffThere()).toContain('李娜');
    await stop();
    await setPin({ ...operatorOf(dataDir, { typed: ['493027'] }), staff: 'wang-wei', name: '王伟' });
    const own = inside(({ db }) =>
      staffTable(db)
        .all()
        .find(({ name }) => name === '李娜'),
    );
    await setPin({ ...operatorOf(dataDir, { typed: ['820461'] }), staff: own?.staff ?? '', name: undefined });
    const withOwnPin = inside(({ db }) => staffTable(db).read(own?.staff ?? '')?.pinHash);

    // Nothing new of her: the PIN that was set on the kiosk stays.
    await start();
    await until(() => lines('"renewed"') > 0);
    await stop();
    expect(inside(({ db }) => staffTable(db).read(own?.staff ?? '')?.pinHash)).toBe(withOwnPin);

    writeFileSync(path.join(intakeDir, 'staff.json'), '[]');
    const hall = JSON.parse(readFileSync(path.join(intakeDir, 'hall.json'), 'utf8')) as object;
    writeFileSync(path.join(intakeDir, 'hall.json'), JSON.stringify({ ...hall, name: '柳溪新站' }));
    const again = await start();
    const state = async () => (await apiOf(again.fetch).kiosk.state()).hall.name;
    await until(async () => (await state()) === '柳溪新站');
    await stop();
    expect(
      inside(({ db }) =>
        staffTable(db)
          .all()
          .map(({ name }) => name),
      ),
    ).toEqual(['王伟']);
    const audited = auditEntries(dataDir).map(({ act }) => act);
    expect(audited).toContain('hall-changed');
    expect(audited).toContain('staff-changed');
    expect(audited).toContain('staff-removed');
  });

  test('from a kiosk that was revoked nothing is taken any more, and it keeps what it has', async () => {
    const [kiosk] = await kiosksThere();
    await behind.intake().store.revoke(kiosk?.id ?? '', Date.now());
    const id = await handIn();
    await until(() => lines('renewal-unanswered') > 0 && lines('submission-unanswered') > 0);
    expect(await arrived()).toEqual([]);
    await stop();
    expect(inside(({ db }) => submissionTable(db).get(id))).toMatchObject({
      delivery: 'waiting',
      lastOutcome: 'not-accepted',
    });
  });
});
