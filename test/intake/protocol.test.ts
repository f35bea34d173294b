import {
  base64url,
  calculateJwkThumbprint,
  CompactEncrypt,
  CompactSign,
  compactDecrypt,
  compactVerify,
  decodeJwt,
  exportJWK,
  generateKeyPair,
} from 'jose';
import type { JWK } from 'jose';
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { newKeys } from '../../intake/identity.ts';
import { apiOf } from '../support/call-machine.ts';
import { fillIn, typed } from '../support/resident.ts';
import { startIntake } from '../support/running-intake.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { startTestMachine } from '../support/test-machine.ts';

// A kiosk written from docs/protocol.md alone: nothing of our own code is used on this side of the road.

const jwkShape = z.looseObject({ kty: z.string(), x: z.string(), y: z.string(), kid: z.string() });
const enrolmentShape = z.looseObject({
  kiosk: z.looseObject({ id: z.string(), signingKey: z.string(), receivingKey: z.string() }),
  hall: z.looseObject({ name: z.string() }),
  intake: z.looseObject({ id: z.string(), envelopeKey: jwkShape, signingKey: jwkShape }),
});

const exchangedShape = z.strictObject({ news: z.array(z.string()), more: z.boolean() });
const newsShape = z.looseObject({ news: z.int(), note: z.string(), sealed: z.string() });

let intake: RunningIntake;
beforeEach(async () => {
  intake = await startIntake();
});
afterEach(() => intake.close());

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (content: object) => new TextEncoder().encode(JSON.stringify(content));
const digestOf = (content: Uint8Array | string) =>
  `sha256:${createHash('sha256').update(content).digest('hex')}`;

async function newKey(): Promise<{ own: JWK; shown: JWK }> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const own = await exportJWK(privateKey);
  const { kty, crv, x, y } = own;
  const kid = await calculateJwkThumbprint({ kty, crv, x, y } as JWK);
  return { own: { ...own, kid }, shown: { kty, crv, x, y, kid } as JWK };
}

const sign = (typ: string, content: object, key: JWK) =>
  new CompactSign(bytesOf(content)).setProtectedHeader({ alg: 'ES256', typ, kid: key.kid ?? '' }).sign(key);

const post = (at: string, body: object) =>
  fetch(`${intake.url}${at}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

function fingerprintIn(code: string): string {
  return code.replaceAll('-', '').slice(10, 28);
}

function first90Bits(thumbprint: string): string {
  const bits = Array.from(base64url.decode(thumbprint), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length: 18 },
    (_, at) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('');
}

function sealed(attachment: string, key: Buffer, content: Buffer): Buffer {
  const pieces = [Buffer.from('BBA1')];
  const size = 64 * 1024;
  const count = Math.max(1, Math.ceil(content.length / size));
  for (let index = 0; index < count; index++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 7);
    nonce[11] = index === count - 1 ? 1 : 0;
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.concat([Buffer.from(attachment), nonce]));
    pieces.push(
      cipher.update(content.subarray(index * size, (index + 1) * size)),
      cipher.final(),
      cipher.getAuthTag(),
    );
  }
  return Buffer.concat(pieces);
}

test('a kiosk written from the protocol’s page enrols, sends a photo and a submission, and gets its receipt', async () => {
  const [signing, receiving] = [await newKey(), await newKey()];
  const code = await intake.newCode();
  const answer = z.object({ enrolment: z.string() }).parse(
    await (
      await post('/v1/enrolments', {
        code,
        name: '别家的一体机',
        signingKey: signing.shown,
        receivingKey: receiving.shown,
      })
    ).json(),
  );
  const jws = textOf((await compactDecrypt(answer.enrolment, receiving.own)).plaintext);
  const claimed = enrolmentShape.parse(JSON.parse(textOf(base64url.decode(jws.split('.')[1] ?? ''))));
  expect(first90Bits(claimed.intake.signingKey.kid)).toBe(fingerprintIn(code));
  const verified = await compactVerify(jws, claimed.intake.signingKey);
  expect(verified.protectedHeader.typ).toBe('bangban-enrolment');
  expect([claimed.kiosk.signingKey, claimed.kiosk.receivingKey]).toEqual([
    signing.shown.kid,
    receiving.shown.kid,
  ]);
  const kiosk = claimed.kiosk.id;

  const [attachment, key, photo] = [randomUUID(), randomBytes(32), randomBytes(150_000)];
  const bytes = sealed(attachment, key, photo);
  const mark = { attachment, digest: digestOf(bytes), bytes: bytes.length };
  const grant = await sign('bangban-attachment', { ...mark, kiosk, intake: claimed.intake.id }, signing.own);
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bangban ${grant}` };
  const at = `${intake.url}/v1/attachments/${kiosk}.${attachment}`;
  expect((await fetch(at, { method: 'HEAD', headers })).status).toBe(404);
  const created = await fetch(`${intake.url}/v1/attachments`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length) },
  });
  expect(created.status).toBe(201);
  for (const [start, end] of [
    [0, 60_000],
    [60_000, bytes.length],
  ] as const) {
    const patched = await fetch(at, {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': String(start),
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes.subarray(start, end)),
    });
    expect(patched.headers.get('upload-offset')).toBe(String(end));
  }

  const submission = randomUUID();
  const outcome = { applications: [{ id: 'allowance', answers: { name: '赵桂兰' } }] };
  const inside = {
    format: 1,
    submission,
    kiosk,
    outcome,
    attachmentKeys: { [attachment]: base64url.encode(key) },
  };
  const envelope = await new CompactEncrypt(bytesOf(inside))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: claimed.intake.envelopeKey.kid })
    .encrypt(claimed.intake.envelopeKey);
  const cover = {
    submission,
    kiosk,
    intake: claimed.intake.id,
    slip: '12345674',
    service: { id: 'elder-allowance', version: '1.0.0', digest: 'sha256:0' },
    language: 'zh-CN',
    envelope: digestOf(envelope),
    attachments: [mark],
    suite: 'ES256+ECDH-ES+A256GCM+SHA-256',
    at: Date.now(),
  };
  const response = await post('/v1/submissions', {
    cover: await sign('bangban-cover', cover, signing.own),
    envelope,
  });
  expect(response.status).toBe(201);
  const { receipt } = z.object({ receipt: z.string() }).parse(await response.json());
  const signed = await compactVerify(receipt, claimed.intake.signingKey);
  expect(signed.protectedHeader.typ).toBe('bangban-receipt');
  expect(JSON.parse(textOf(signed.payload))).toMatchObject({
    submission,
    kiosk,
    intake: claimed.intake.id,
    digest: digestOf(envelope),
  });

  const told = async (after: number) => {
    const asked = { kiosk, intake: claimed.intake.id, after, at: Date.now() };
    const exchange = await sign('bangban-exchange', asked, signing.own);
    return exchangedShape.parse(await (await post('/v1/exchanges', { exchange })).json());
  };
  expect(await told(0)).toEqual({ news: [], more: false });
  const decided = await fetch(`${intake.url}/v1/submissions/${submission}/case`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${intake.identity.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ case: 'handed-back', note: '名字和身份证不一样' }),
  });
  expect(decided.status).toBe(200);
  const { news, more } = await told(0);
  expect([news.length, more]).toEqual([1, false]);
  const signedNews = await compactVerify(news[0] ?? '', claimed.intake.signingKey);
  expect(signedNews.protectedHeader.typ).toBe('bangban-news');
  const piece = newsShape.parse(JSON.parse(textOf(signedNews.payload)));
  expect(piece).toMatchObject({
    kiosk,
    intake: claimed.intake.id,
    before: 0,
    submission,
    digest: digestOf(envelope),
    case: 'handed-back',
  });
  const unsealed = async (jwe: string) =>
    JSON.parse(textOf((await compactDecrypt(jwe, receiving.own)).plaintext)) as unknown;
  expect(await unsealed(piece.note)).toEqual({ submission, kiosk, note: '名字和身份证不一样' });
  expect(await unsealed(piece.sealed)).toEqual(inside);
  expect(await told(piece.news)).toEqual({ news: [], more: false });

  const corrected = randomUUID();
  const again = await new CompactEncrypt(bytesOf({ ...inside, submission: corrected }))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: claimed.intake.envelopeKey.kid })
    .encrypt(claimed.intake.envelopeKey);
  const about = { ...cover, submission: corrected, slip: '23456781', envelope: digestOf(again) };
  const rightAgain = await post('/v1/submissions', {
    cover: await sign('bangban-cover', { ...about, corrects: submission }, signing.own),
    envelope: again,
  });
  expect(rightAgain.status).toBe(201);
  expect((await intake.store.submission(corrected))?.corrects).toBe(submission);

  const token = { headers: { authorization: `Bearer ${intake.identity.token}` } };
  const opened = await fetch(`${intake.url}/v1/submissions/${submission}/outcome`, token);
  expect(await opened.json()).toEqual({ outcome });
  const shown = await fetch(`${intake.url}/submissions/${submission}/attachments/${attachment}`, token);
  expect(Buffer.from(await shown.arrayBuffer()).equals(photo)).toBe(true);
});

// What the page says of an outcome, and nothing beside it.
const markShape = z.strictObject({ attachment: z.uuid(), digest: z.string(), bytes: z.int() });
const valueShapes: Record<string, z.ZodType> = {
  'yes-no': z.boolean(),
  choice: z.string(),
  choices: z.array(z.string()),
  number: z.int(),
  money: z.int(),
  text: z.string(),
  name: z.string(),
  phone: z.string().regex(/^\d+$/),
  'identity-number': z.string().regex(/^\d{17}[\dX]$/),
  date: z.iso.date(),
  address: z.strictObject({ code: z.string(), levels: z.array(z.string()), detail: z.string() }),
  photo: z.array(markShape),
};
const givenShape = z.strictObject({ row: z.string().optional(), type: z.string(), value: z.unknown() });
const sourceShape = z.strictObject({
  by: z.union([z.enum(['resident', 'helper']), z.string().regex(/^staff:/)]),
  from: z.enum(['touch', 'keys', 'card', 'code', 'camera', 'carried-over']),
});
const fits = ({ type, value }: { type: string; value: unknown }) =>
  valueShapes[type]?.safeParse(value).success === true;
const outcomeShape = z.strictObject({
  service: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
  today: z.iso.date(),
  applications: z
    .array(
      z.strictObject({
        id: z.string(),
        answers: z.array(givenShape.extend({ question: z.string(), source: sourceShape }).refine(fits)),
        notKnown: z.array(z.strictObject({ question: z.string(), row: z.string().optional() })),
        rows: z.array(z.strictObject({ step: z.string(), rows: z.array(z.string()) })),
        calculations: z.array(givenShape.extend({ id: z.string() }).refine(fits)),
      }),
    )
    .min(1),
  consents: z.array(z.strictObject({ consent: z.string(), agreed: z.boolean() })),
  attachments: z.array(markShape),
});

test.each(['elder-allowance', 'resident-medical-insurance'])(
  'what a resident handed in for %s opens with the opening key and is as the page says',
  async (service) => {
    const machine = await startTestMachine({
      configuration: { intake: intake.url, enrolmentCode: await intake.newCode() },
    });
    const api = apiOf(machine.fetch);
    const view = await fillIn(api, await api.session.start({ service, language: 'zh-CN' }));
    const slip = await api.session.submit({ session: view.session, language: 'zh-CN' });
    await expect.poll(() => intake.store.count(), { timeout: 10_000 }).toBe(1);
    const kept = await intake.store.submission(view.session);
    const { plaintext } = await compactDecrypt(kept?.envelope ?? '', intake.identity.openingKey ?? {});
    const inside = z.looseObject({ outcome: outcomeShape }).parse(JSON.parse(textOf(plaintext)));
    const { outcome } = inside;
    expect(outcome.service.id).toBe(service);
    const answers = outcome.applications.flatMap((application) => application.answers);
    expect(answers).toContainEqual(expect.objectContaining({ type: 'name', value: typed.name }));
    const rows = outcome.applications.flatMap((application) => application.rows.flatMap((step) => step.rows));
    expect(answers.every(({ row }) => row === undefined || rows.includes(row))).toBe(true);
    expect(slip.code).toBe(`bangban:slip/1/${kept?.kiosk}/${kept?.slip}`);
    await machine.end();
  },
  30_000,
);

test('that kiosk shows new keys, follows the intake to its own, and hands in with both', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-protocol-'));
  let theirs = await startIntake({ dataDir });
  const ask = async (at: string, body: object) =>
    (
      await fetch(`${theirs.url}${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json();
  const [signing, receiving] = [await newKey(), await newKey()];
  const sealedAnswer = z.looseObject({ enrolment: z.string() });
  const opened = async (answer: unknown, key: JWK) =>
    textOf((await compactDecrypt(sealedAnswer.parse(answer).enrolment, key)).plaintext);
  const enrolled = enrolmentShape.parse(
    decodeJwt(
      await opened(
        await ask('/v1/enrolments', {
          code: await theirs.newCode(),
          name: '别家的一体机',
          signingKey: signing.shown,
          receivingKey: receiving.shown,
        }),
        receiving.own,
      ),
    ),
  );
  await theirs.close();
  for (const at of [1, 2]) await newKeys(dataDir, at);
  theirs = await startIntake({ dataDir });

  const next = { signing: await newKey(), receiving: await newKey() };
  const renewal = await sign(
    'bangban-renewal',
    {
      kiosk: enrolled.kiosk.id,
      intake: enrolled.intake.id,
      intakeKey: enrolled.intake.signingKey.kid,
      signingKey: next.signing.shown,
      receivingKey: next.receiving.shown,
      at: Date.now(),
    },
    signing.own,
  );
  const proof = await sign('bangban-renewal-proof', { renewal: digestOf(renewal) }, next.signing.own);
  const answer = z
    .looseObject({ enrolment: z.string(), successions: z.array(z.string()) })
    .parse(await ask('/v1/renewals', { renewal, proof }));
  let pinned = enrolled.intake.signingKey;
  expect(answer.successions).toHaveLength(2);
  for (const jws of answer.successions) {
    const { payload, protectedHeader } = await compactVerify(jws, pinned);
    const said = z
      .looseObject({ intake: z.string(), formerKey: z.string(), signingKey: jwkShape })
      .parse(JSON.parse(textOf(payload)));
    expect([protectedHeader.typ, said.intake, said.formerKey]).toEqual([
      'bangban-succession',
      enrolled.intake.id,
      pinned.kid,
    ]);
    pinned = said.signingKey;
  }
  const jws = await opened(answer, next.receiving.own);
  const verified = await compactVerify(jws, pinned);
  expect(verified.protectedHeader.typ).toBe('bangban-enrolment');
  const renewed = enrolmentShape.extend({ renewal: z.string() }).parse(JSON.parse(textOf(verified.payload)));
  expect(renewed).toMatchObject({
    kiosk: {
      id: enrolled.kiosk.id,
      signingKey: next.signing.shown.kid,
      receivingKey: next.receiving.shown.kid,
    },
    intake: { id: enrolled.intake.id, signingKey: { kid: pinned.kid } },
    renewal: digestOf(renewal),
  });

  // What waited, signed with the key before and sealed to the one before, and what comes now.
  for (const [key, envelopeKey] of [
    [signing.own, enrolled.intake.envelopeKey],
    [next.signing.own, renewed.intake.envelopeKey],
  ] as const) {
    const submission = randomUUID();
    const envelope = await new CompactEncrypt(
      bytesOf({ format: 1, submission, kiosk: enrolled.kiosk.id, outcome: {}, attachmentKeys: {} }),
    )
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: envelopeKey.kid })
      .encrypt(envelopeKey);
    const cover = {
      submission,
      kiosk: enrolled.kiosk.id,
      intake: enrolled.intake.id,
      slip: '12345674',
      service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
      language: 'zh-CN',
      envelope: digestOf(envelope),
      attachments: [],
      suite: 'ES256+ECDH-ES+A256GCM+SHA-256',
      at: Date.now(),
    };
    const { receipt } = z
      .looseObject({ receipt: z.string() })
      .parse(await ask('/v1/submissions', { cover: await sign('bangban-cover', cover, key), envelope }));
    const signedBy = await compactVerify(receipt, pinned);
    expect(JSON.parse(textOf(signedBy.payload))).toMatchObject({ submission, digest: cover.envelope });
  }
  await theirs.close();
  rmSync(dataDir, { recursive: true, force: true });
});
