import { randomBytes, randomUUID } from 'node:crypto';
import { base64url, compactDecrypt, decodeProtectedHeader } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { coverShape } from '../../../core/submission/cover.ts';
import type { AttachmentMark } from '../../../core/submission/cover.ts';
import { digestOf } from '../../../core/submission/digest.ts';
import { openEnvelope } from '../../../core/submission/envelope.ts';
import { namedTruly, publicPart } from '../../../core/submission/key.ts';
import type { PrivateKey } from '../../../core/submission/key.ts';
import { makeKey } from '../../../core/submission/make-key.ts';
import { sealSubmission } from '../../../core/submission/seal.ts';
import type { Sealing } from '../../../core/submission/seal.ts';
import { sign, verify } from '../../../core/submission/signed.ts';
import type { Suite } from '../../../core/submission/suite/suite.ts';
import { firstSuite, suites } from '../../../core/submission/suite/suites.ts';

/** What is handed in, with keys of one suite. */
async function sealingIn(suite: Suite) {
  const [kiosk, intake] = [await makeKey(suite.curve), await makeKey(suite.curve)];
  const attachment = { attachment: randomUUID(), digest: await digestOf('photo', suite), bytes: 5 };
  const attachmentKey = randomBytes(suite.attachment.keyBytes);
  const sealing: Sealing = {
    id: randomUUID(),
    kiosk: randomUUID(),
    intake: randomUUID(),
    slip: '12345674',
    service: { id: 'elder-allowance', version: '1.2.0', digest: await digestOf('service') },
    language: 'zh-CN',
    outcome: { applications: [{ id: 'allowance', answers: { name: '赵桂兰' } }] },
    attachments: [attachment],
    attachmentKeys: { [attachment.attachment]: attachmentKey },
    at: 1_795_420_800_000,
    kioskSigningKey: kiosk,
    intakeEnvelopeKey: publicPart(intake),
  };
  return { kiosk, intake, attachment, attachmentKey, sealing };
}

describe.each(suites)('in the suite $name', (suite) => {
  const { curve } = suite;
  let kiosk: PrivateKey;
  let intake: PrivateKey;
  let attachment: AttachmentMark;
  let attachmentKey: Buffer;
  let sealing: Sealing;
  beforeAll(async () => {
    ({ kiosk, intake, attachment, attachmentKey, sealing } = await sealingIn(suite));
  });

  describe('a sealed submission', () => {
    test('is none where no intake would take it, while the answers are still there', async () => {
      const many = Array.from({ length: 201 }, () => ({ ...attachment, attachment: randomUUID() }));
      const attachmentKeys = Object.fromEntries(many.map((mark) => [mark.attachment, attachmentKey]));
      await expect(sealSubmission({ ...sealing, attachments: many, attachmentKeys })).rejects.toThrow(
        'attachments',
      );
    });

    test('opens with the key of the intake, and with it the keys of its attachments', async () => {
      const { envelope } = await sealSubmission(sealing);
      expect(await openEnvelope(envelope, intake)).toEqual({
        format: 1,
        submission: sealing.id,
        kiosk: sealing.kiosk,
        outcome: sealing.outcome,
        attachmentKeys: { [attachment.attachment]: base64url.encode(attachmentKey) },
      });
    });

    test('does not open with any other key, the one of the kiosk included', async () => {
      const { envelope } = await sealSubmission(sealing);
      expect(await openEnvelope(envelope, kiosk)).toBeUndefined();
      expect(await openEnvelope(envelope, await makeKey(curve))).toBeUndefined();
    });

    test('does not open with a byte changed anywhere', async () => {
      const { envelope } = await sealSubmission(sealing);
      for (let place = 0; place < envelope.length; place += 7) {
        const other = envelope.charAt(place) === 'A' ? 'B' : 'A';
        const changed = envelope.slice(0, place) + other + envelope.slice(place + 1);
        const content = await openEnvelope(changed, intake);
        // The last letter of a part may hold bits that no byte has: what opens all the same is the very same.
        expect([undefined, JSON.stringify(sealing.outcome)]).toContain(
          content && JSON.stringify(content.outcome),
        );
      }
    });

    test('has a cover that says everything but the answers, signed by the kiosk', async () => {
      const { cover, envelope, digest } = await sealSubmission(sealing);
      expect(digest).toBe(await digestOf(envelope, suite));
      expect(await verify('bangban-cover', coverShape, cover, publicPart(kiosk))).toEqual({
        submission: sealing.id,
        kiosk: sealing.kiosk,
        intake: sealing.intake,
        slip: sealing.slip,
        service: sealing.service,
        language: 'zh-CN',
        envelope: digest,
        attachments: [attachment],
        suite: suite.name,
        at: sealing.at,
      });
      expect(Buffer.from(cover.split('.')[1] ?? '', 'base64url').toString()).not.toContain('赵桂兰');
    });

    test('cannot be made while the key of an attachment is missing', async () => {
      await expect(sealSubmission({ ...sealing, attachmentKeys: {} })).rejects.toThrow(
        'No key for attachment',
      );
    });
  });

  describe('a signature', () => {
    test('counts for nothing when it was made for something else, by another, or over something else', async () => {
      const { cover } = await sealSubmission(sealing);
      const other = await makeKey(curve);
      expect(await verify('bangban-receipt', coverShape, cover, publicPart(kiosk))).toBeUndefined();
      expect(await verify('bangban-cover', coverShape, cover, publicPart(other))).toBeUndefined();
      const [head, , signature] = cover.split('.');
      const [, body] = (await sealSubmission({ ...sealing, slip: '87654323' })).cover.split('.');
      expect(
        await verify('bangban-cover', coverShape, `${head}.${body}.${signature}`, publicPart(kiosk)),
      ).toBeUndefined();
      expect(await verify('bangban-cover', coverShape, 'not a JWS', publicPart(kiosk))).toBeUndefined();
    });

    test('is not taken without one: alg none and a symmetric alg are refused', async () => {
      const { cover } = await sealSubmission(sealing);
      const body = cover.split('.')[1] ?? '';
      for (const alg of ['none', 'HS256']) {
        const head = base64url.encode(JSON.stringify({ alg, typ: 'bangban-cover', kid: kiosk.kid }));
        expect(
          await verify('bangban-cover', coverShape, `${head}.${body}.`, publicPart(kiosk)),
        ).toBeUndefined();
      }
    });

    test('lets members pass that a newer kiosk may add', async () => {
      const { cover } = await sealSubmission(sealing);
      const known = await verify('bangban-cover', coverShape, cover, publicPart(kiosk));
      const newer = await sign('bangban-cover', { ...known, later: true }, kiosk);
      expect(await verify('bangban-cover', coverShape, newer, publicPart(kiosk))).toEqual(known);
    });
  });

  test('a key is named by what it is, and by nothing else', async () => {
    const key = publicPart(kiosk);
    expect(await namedTruly(key)).toBe(true);
    expect(await namedTruly({ ...key, kid: intake.kid })).toBe(false);
    expect(await namedTruly({ ...key, x: intake.x })).toBe(false);
  });
});

test('the first suite is made with ECDH-ES directly and AES-256-GCM, as another reader of the standard has it', async () => {
  const { sealing, intake } = await sealingIn(firstSuite);
  const { envelope } = await sealSubmission(sealing);
  expect(decodeProtectedHeader(envelope)).toMatchObject({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    kid: intake.kid,
  });
  expect(envelope.split('.')[1]).toBe('');
  // A second reader of the standard opens it too.
  expect((await compactDecrypt(envelope, intake)).plaintext.length).toBeGreaterThan(0);
});
