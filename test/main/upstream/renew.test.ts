import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../core/submission/digest.ts';
import { publicPart } from '../../../core/submission/key.ts';
import type { PrivateKey } from '../../../core/submission/key.ts';
import { makeKey } from '../../../core/submission/make-key.ts';
import { seal, unseal } from '../../../core/submission/sealed.ts';
import { sign } from '../../../core/submission/signed.ts';
import type { Curve } from '../../../core/submission/suite/suite.ts';
import { suiteOf } from '../../../core/submission/suite/suites.ts';
import {
  readKioskKeys,
  readNextKeys,
  writeEnrolment,
  writeKioskKeys,
} from '../../../main/upstream/enrolment.ts';
import type { KeptEnrolment, Secrets } from '../../../main/upstream/enrolment.ts';
import { makeNextKeys, renew } from '../../../main/upstream/renew.ts';
import { startIntake, type RunningIntake } from '../../support/running-intake.ts';
import { enrolKiosk, secretsInMemory } from '../../support/test-kiosk.ts';

// A renewal against whoever stands on the road, and may have listened there for long.

interface Sent {
  renewal: string;
  proof: string;
}

let intake: RunningIntake;
let stranger: PrivateKey;
let kept: KeptEnrolment;
let secrets: Secrets;
/** What the road answers instead of the intake; undefined lets the intake answer. */
let between: ((sent: Sent) => Promise<object | undefined>) | undefined;
let road: Server;
let sent: Sent[];

async function begin(curve: Curve): Promise<void> {
  [intake, stranger] = [await startIntake({ curve }), await makeKey(curve)];
  sent = [];
  between = undefined;
  road = createServer((request, response) => {
    void text(request).then(async (body) => {
      const asked = JSON.parse(body) as Sent;
      sent.push(asked);
      const own = await between?.(asked);
      const answer = own ?? (await (await post(asked)).json());
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((done) => road.listen(0, '127.0.0.1', done));
  const address = road.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  const kiosk = await enrolKiosk(intake);
  kept = { ...kiosk.enrolment, url: `http://127.0.0.1:${address.port}` };
  secrets = secretsInMemory();
  writeKioskKeys(secrets, kept.keys);
  writeEnrolment(secrets, kept);
}
afterEach(async () => {
  road.closeAllConnections();
  await new Promise((done) => road.close(done));
  await intake.close();
});

const post = (body: Sent) =>
  fetch(`${intake.url}/v1/renewals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const ask = () => renew(kept, { secrets, now: Date.now, signal: new AbortController().signal });

/** An answer that says what somebody likes, signed by whom they like. */
async function answered(
  asked: Sent,
  { by, intakeKey = by, renewal }: { by: PrivateKey; intakeKey?: PrivateKey; renewal?: string },
  successions: string[] = [],
): Promise<object> {
  const said = {
    kiosk: { ...kept.kiosk, signingKey: kept.keys.signing.kid, receivingKey: kept.keys.receiving.kid },
    hall: { ...kept.hall, name: '别的大厅' },
    intake: { id: kept.intake.id, envelopeKey: publicPart(stranger), signingKey: publicPart(intakeKey) },
    staff: [],
    renewal: renewal ?? (await digestOf(asked.renewal, suiteOf(kept.keys.signing))),
    at: Date.now(),
  };
  const jws = await sign('bangban-enrolment', said, by);
  return { enrolment: await seal(jws, publicPart(kept.keys.receiving)), successions };
}

const succession = (formerKey: PrivateKey, next: PrivateKey, by: PrivateKey, id = kept.intake.id) =>
  sign(
    'bangban-succession',
    { intake: id, formerKey: formerKey.kid, signingKey: publicPart(next), at: Date.now() },
    by,
  );

const proof = async (of: string, key: PrivateKey) =>
  sign('bangban-renewal-proof', { renewal: await digestOf(of, suiteOf(key)) }, key);

describe.each(['P-256', 'SM2'] as const)('with keys on %s', (curve) => {
  beforeEach(() => begin(curve));

  test('what the intake says is taken, and such an answer can be made: the forgeries below are well made', async () => {
    expect(await ask()).toMatchObject({ kind: 'renewed', enrolment: { hall: { name: kept.hall.name } } });
    between = (asked) => answered(asked, { by: intake.identity.signingKey });
    expect(await ask()).toMatchObject({ kind: 'renewed', enrolment: { hall: { name: '别的大厅' } } });
    const next = await makeKey(curve);
    between = async (asked) =>
      answered(asked, { by: next }, [
        await succession(intake.identity.signingKey, next, intake.identity.signingKey),
      ]);
    expect(await ask()).toMatchObject({
      kind: 'renewed',
      enrolment: { intake: { signingKey: { kid: next.kid } } },
    });
  });

  test('whoever does not have the intake’s key can make no answer', async () => {
    const { signingKey } = intake.identity;
    const forgeries: ((asked: Sent) => Promise<object>)[] = [
      (asked) => answered(asked, { by: stranger }),
      (asked) => answered(asked, { by: stranger, intakeKey: signingKey }),
      // A chain that nobody who is pinned has begun.
      async (asked) => answered(asked, { by: stranger }, [await succession(signingKey, stranger, stranger)]),
      async (asked) => answered(asked, { by: stranger }, [await succession(stranger, stranger, stranger)]),
      // One that was signed for another intake.
      async (asked) =>
        answered(asked, { by: stranger }, [
          await succession(signingKey, stranger, signingKey, kept.kiosk.id),
        ]),
      async () => ({}),
    ];
    for (const forgery of forgeries) {
      between = forgery;
      expect(await ask()).toMatchObject({ kind: 'silence' });
    }
  });

  test('an answer of the intake that was written down before is none', async () => {
    let recorded: object | undefined;
    between = async (asked) => (recorded ??= (await (await post(asked)).json()) as object);
    expect(await ask()).toMatchObject({ kind: 'renewed' });
    expect(await ask()).toMatchObject({ kind: 'silence' });
  });

  test('a renewal that was written down before changes nothing at the intake', async () => {
    await ask();
    const [early] = sent;
    await makeNextKeys(secrets);
    const next = readNextKeys(secrets);
    expect(await ask()).toMatchObject({ kind: 'renewed' });
    if (!early) throw new Error('Nothing was sent');
    expect((await post(early)).status).toBe(409);
    expect(await intake.store.kiosks()).toMatchObject([{ signingKey: next?.signing.kid }]);
  });

  test('with a key that the kiosk had before nobody gets it other keys', async () => {
    const thief = { ...kept, keys: { ...kept.keys } };
    await makeNextKeys(secrets);
    const next = readNextKeys(secrets);
    expect(await ask()).toMatchObject({ kind: 'renewed' });
    const own = secretsInMemory();
    await makeNextKeys(own);
    expect(
      await renew(thief, { secrets: own, now: Date.now, signal: new AbortController().signal }),
    ).toMatchObject({ kind: 'silence' });
    expect(await intake.store.kiosks()).toMatchObject([{ signingKey: next?.signing.kid }]);
  });

  test('receiving keys of before are kept a year after they were replaced, and no longer', async () => {
    const [old, older] = [await makeKey(curve), await makeKey(curve)];
    const year = 366 * 86_400_000;
    const former = [
      { receiving: older, replacedAt: Date.now() - year - 60_000 },
      { receiving: old, replacedAt: Date.now() - year + 60_000 },
    ];
    kept = { ...kept, keys: { ...kept.keys, former } };
    writeKioskKeys(secrets, kept.keys);
    await makeNextKeys(secrets);
    const renewed = await ask();
    if (renewed.kind !== 'renewed') throw new Error('Not renewed');
    writeKioskKeys(secrets, renewed.enrolment.keys);
    expect(readKioskKeys(secrets)?.former.map(({ receiving }) => receiving.kid)).toEqual([
      old.kid,
      kept.keys.receiving.kid,
    ]);
    expect(JSON.stringify(secrets.readSecret('kiosk-keys-former')?.toString())).not.toContain(older.d);
  });

  test('the intake takes no key of which there is no proof, and none that only half is new', async () => {
    const { signing, receiving } = kept.keys;
    const next = await makeKey(curve);
    const renewal = async (signingKey: PrivateKey, receivingKey: PrivateKey) => {
      const content = {
        kiosk: kept.kiosk.id,
        intake: kept.intake.id,
        intakeKey: kept.intake.signingKey.kid,
        signingKey: publicPart(signingKey),
        receivingKey: publicPart(receivingKey),
        at: Date.now(),
      };
      return sign('bangban-renewal', content, signing);
    };

    const stolen = await renewal(stranger, await makeKey(curve));
    expect((await post({ renewal: stolen, proof: await proof(stolen, signing) })).status).toBe(400);
    const other = await renewal(next, await makeKey(curve));
    expect((await post({ renewal: stolen, proof: await proof(other, stranger) })).status).toBe(400);
    const halves = [
      [await renewal(next, receiving), next],
      [await renewal(signing, next), signing],
    ] as const;
    for (const [half, key] of halves)
      expect((await post({ renewal: half, proof: await proof(half, key) })).status).toBe(409);
    expect(await intake.store.kiosks()).toMatchObject([{ signingKey: signing.kid, formerKeys: [] }]);
  });

  test('whoever listens learns nothing of hall and staff', async () => {
    let answer = '';
    between = async (asked) => {
      const said = (await (await post(asked)).json()) as { enrolment: string };
      answer = said.enrolment;
      return said;
    };
    await ask();
    expect(await unseal(answer, stranger)).toBeUndefined();
    expect(await unseal(answer, kept.keys.receiving)).toBeDefined();
  });
});
