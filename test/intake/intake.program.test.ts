import { decodeJwt } from 'jose';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { coverShape } from '../../core/submission/cover.ts';
import { digestOf } from '../../core/submission/digest.ts';
import { openEnvelope, sealEnvelope } from '../../core/submission/envelope.ts';
import { publicPart } from '../../core/submission/key.ts';
import type { PublicKey } from '../../core/submission/key.ts';
import { makeKey } from '../../core/submission/make-key.ts';
import { receiptShape, refusalShape } from '../../core/submission/receipt.ts';
import { sign, verify } from '../../core/submission/signed.ts';
import type { Curve } from '../../core/submission/suite/suite.ts';
import { suiteOf } from '../../core/submission/suite/suites.ts';
import { openAttachments } from '../../intake/attachments.ts';
import { decide as decideOn } from '../../intake/decide.ts';
import { open, openFile } from '../../intake/open.ts';
import { createServer } from '../../intake/server.ts';
import type { IntakeStore } from '../../intake/store/port.ts';
import { postgresStore } from '../../intake/store/postgres.ts';
import { sqliteStore } from '../../intake/store/sqlite.ts';
import { startPostgres } from '../support/postgres.ts';
import type { RunningPostgres } from '../support/postgres.ts';
import { startIntake } from '../support/running-intake.ts';
import type { RunningIntake } from '../support/running-intake.ts';
import { enrolKiosk } from '../support/test-kiosk.ts';
import type { TestKiosk } from '../support/test-kiosk.ts';
import { startTwoIntakes } from '../support/two-intakes.ts';

/** What a wrong token is answered that is said to come from there. */
const statusOf = async (url: string, forwardedFor: string) =>
  (
    await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { 'x-forwarded-for': forwardedFor },
      body: new URLSearchParams({ token: 'wrong' }),
    })
  ).status;

/** As a kiosk shows them. */
const otherKeys = async (curve?: Curve) => ({
  signingKey: publicPart(await makeKey(curve)),
  receivingKey: publicPart(await makeKey(curve)),
});

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

const standings = [
  { name: 'an intake on SQLite', curve: 'P-256' },
  { name: 'an intake on PostgreSQL', curve: 'P-256' },
  { name: 'two intakes on one PostgreSQL', curve: 'P-256' },
  { name: 'an intake on SQLite, of the Chinese suite', curve: 'SM2' },
] as const;

describe.each(standings)('$name', ({ name: standing, curve }) => {
  const suite = suiteOf({ crv: curve });
  let dir: string;
  /** One for each intake. */
  let stores: readonly IntakeStore[];
  let store: IntakeStore;
  let intake: RunningIntake;
  let log: string[];
  let kiosk: TestKiosk;
  const never = new AbortController().signal;

  beforeEach(async () => {
    dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-store-'));
    log = [];
    const given = { log, services: new Set(['elder-allowance', 'health-insurance']), pageLength: 5, curve };
    if (standing.startsWith('an intake on SQLite')) {
      store = sqliteStore(path.join(dir, 'intake.sqlite'));
      stores = [store];
      intake = await startIntake({ ...given, store });
    } else {
      const database = await postgres.emptyDatabase();
      store = await postgresStore(database);
      const other = await postgresStore(database);
      stores = [store, other];
      intake = await (standing === 'an intake on PostgreSQL'
        ? startIntake({ ...given, store })
        : startTwoIntakes([store, other], given));
    }
    kiosk = await enrolKiosk(intake);
  }, 30_000);
  afterEach(async () => {
    kiosk.close();
    await intake.close();
    for (const each of stores) await each.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const post = (body: unknown) =>
    fetch(`${intake.url}/v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const read = async (path_: string) =>
    fetch(`${intake.url}${path_}`, { headers: { authorization: `Bearer ${intake.identity.token}` } });
  const intakeKey = () => publicPart(intake.identity.signingKey);
  const pageOf = async ({ submission }: { submission: string }) =>
    (await read(`/submissions/${submission}`)).text();
  const decide = (submission: string, decision: object) =>
    fetch(`${intake.url}/v1/submissions/${submission}/case`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${intake.identity.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(decision),
    });
  const received = async (given?: Parameters<TestKiosk['seal']>[0]) => {
    const sealed = await kiosk.seal(given);
    await kiosk.upstream.sendSubmission(sealed, never);
    return sealed;
  };
  const told = async (after: number, from = kiosk) => {
    const answer = await from.askForNews(after, never);
    if (answer.kind === 'silence') throw new Error(`Asking came to ${answer.code}`);
    return answer;
  };

  describe('handing over', () => {
    test('answers 201 and a receipt that names the submission, its digest, kiosk and intake', async () => {
      const sealed = await kiosk.seal();
      const response = await post(sealed);
      expect(response.status).toBe(201);
      const { receipt } = (await response.json()) as { receipt: string };
      expect(await verify('bangban-receipt', receiptShape, receipt, intakeKey())).toMatchObject({
        submission: sealed.submission,
        digest: sealed.digest,
        kiosk: kiosk.enrolment.kiosk.id,
        intake: intake.identity.id,
        number: expect.stringMatching(/^[0-9]{10}$/),
      });
    });

    test('answers the same again with 200 and the very same receipt', async () => {
      const sealed = await kiosk.seal();
      const first = await (await post(sealed)).text();
      const second = await post(sealed);
      expect(second.status).toBe(200);
      expect(await second.text()).toBe(first);
      expect(await intake.store.count()).toBe(1);
    });

    test('takes twenty copies that come at once as one', async () => {
      const sealed = await kiosk.seal();
      const responses = await Promise.all(Array.from({ length: 20 }, () => post(sealed)));
      const bodies = await Promise.all(responses.map((response) => response.text()));
      expect(new Set(bodies).size).toBe(1);
      expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(responses.filter(({ status }) => status === 200)).toHaveLength(19);
      expect(await intake.store.count()).toBe(1);
    });

    test('takes many from many kiosks in any order, each once, each with a number of its own', async () => {
      const kiosks = [kiosk, await enrolKiosk(intake, '大厅 2 号'), await enrolKiosk(intake, '大厅 3 号')];
      const sealed = await Promise.all(kiosks.flatMap((one) => Array.from({ length: 10 }, () => one.seal())));
      const shuffled = [...sealed, ...sealed].sort((a, b) => (a.cover < b.cover ? -1 : 1));
      const receipts = await Promise.all(
        shuffled.map(async (one) => {
          const { receipt } = (await (await post(one)).json()) as { receipt: string };
          return verify('bangban-receipt', receiptShape, receipt, intakeKey());
        }),
      );
      expect(await intake.store.count()).toBe(30);
      expect(new Set(receipts.map((receipt) => receipt?.number)).size).toBe(30);
    });

    test('keeps each of many that come at once, though one of them cannot be kept', async () => {
      const sealed = await kiosk.seal();
      await post(sealed);
      const first = await store.submission(sealed.submission);
      if (!first) throw new Error('nothing stored');
      const many = Array.from({ length: 20 }, (_, at) => ({
        ...first,
        submission: randomUUID(),
        receipt: `${first.receipt}${at}`,
        number: `${at}`,
        // Of a kiosk that nobody has enrolled.
        kiosk: at === 10 ? randomUUID() : first.kiosk,
      }));
      const kept = await Promise.allSettled(many.map((one) => store.accept(one)));
      expect(kept.map(({ status }) => status === 'fulfilled')).toEqual(many.map((_, at) => at !== 10));
      expect(await store.count()).toBe(20);
    });

    test('draws another number when one is taken', async () => {
      const draws = [0.1, 0.1, 0.1, 0.2];
      const other = await startIntake({ random: () => draws.shift() ?? 0.9, store: intake.store });
      const its = await enrolKiosk(other);
      const numbers: string[] = [];
      for (const sealed of [await its.seal(), await its.seal()]) {
        const answer = await its.upstream.sendSubmission(sealed, never);
        if (answer.kind === 'receipt') numbers.push(answer.receipt.number);
      }
      expect(numbers).toEqual(['1000000008', '2000000006']);
      its.close();
      await other.close();
    });

    test('refuses another content under the same id, signed, with 409, and keeps the first', async () => {
      const first = await kiosk.seal();
      const second = await kiosk.seal({ id: first.submission, outcome: { answers: { name: '李秀英' } } });
      await post(first);
      const response = await post(second);
      expect(response.status).toBe(409);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      const { refusal } = (await response.json()) as { refusal: string };
      expect(await verify('bangban-refusal', refusalShape, refusal, intakeKey())).toMatchObject({
        submission: first.submission,
        digest: second.digest,
        code: 'digest-conflict',
      });
      expect((await intake.store.submission(first.submission))?.digest).toBe(first.digest);
    });

    test('does not give one kiosk the receipt of another', async () => {
      const other = await enrolKiosk(intake, '大厅 2 号');
      const first = await kiosk.seal();
      await post(first);
      const claimed = await other.seal({ id: first.submission });
      expect((await post(claimed)).status).toBe(409);
      // The very envelope of the first, under a cover of the other.
      const cover = await verify(
        'bangban-cover',
        coverShape,
        claimed.cover,
        publicPart(other.enrolment.keys.signing),
      );
      const stolen = await sign(
        'bangban-cover',
        { ...cover, envelope: first.digest },
        other.enrolment.keys.signing,
      );
      expect((await post({ cover: stolen, envelope: first.envelope })).status).toBe(409);
      other.close();
    });

    test('refuses for good, signed, what it can never take', async () => {
      const stranger = publicPart(await makeKey(curve));
      const mark = { attachment: randomUUID(), digest: await digestOf('photo'), bytes: 5 };
      const cases: [string, Parameters<TestKiosk['seal']>[0]][] = [
        ['other-intake', { intake: randomUUID() }],
        ['other-kiosk', { kiosk: randomUUID() }],
        ['other-envelope-key', { intakeEnvelopeKey: stranger }],
        ['service-not-taken', { service: { id: 'fishing-licence', version: '1.0.0', digest: 'sha256:0' } }],
      ];
      const sealed = await Promise.all(
        cases.map(async ([code, given]) => [code, await kiosk.seal(given)] as const),
      );
      const invalid = [
        await lying(kiosk, { slip: 'none' }),
        await lying(kiosk, { attachments: [mark, mark] }),
      ];
      const sent = [...sealed, ...invalid.map((each) => ['cover-invalid', each] as const)];
      for (const [code, each] of sent) {
        const response = await post(each);
        expect(response.status).toBe(422);
        const { refusal } = (await response.json()) as { refusal: string };
        expect(await verify('bangban-refusal', refusalShape, refusal, intakeKey())).toMatchObject({ code });
      }
      expect(await intake.store.count()).toBe(0);
    });

    test('answers the same receipt for what it received, though it would not take it today', async () => {
      const sealed = await kiosk.seal();
      const first = (await (await post(sealed)).json()) as { receipt: string };
      const pickier = await createServer({
        dataDir: intake.dataDir,
        version: '0.0.0',
        identity: intake.identity,
        store,
        premises: intake.premises,
        services: new Set(['health-insurance']),
        now: Date.now,
        random: Math.random,
        trustProxy: [],
        atOnce: { places: 64, bytes: 256_000_000 },
        pageLength: 500,
        log: { write: () => undefined },
      });
      const hand = (payload: object) => pickier.inject({ method: 'POST', url: '/v1/submissions', payload });
      expect((await hand(sealed)).json()).toEqual(first);
      expect((await hand(await kiosk.seal())).statusCode).toBe(422);
      await pickier.close();
    });

    test('refuses a suite that it does not know', async () => {
      const sealed = await kiosk.seal();
      const cover = await verify(
        'bangban-cover',
        coverShape,
        sealed.cover,
        publicPart(kiosk.enrolment.keys.signing),
      );
      const later = await sign('bangban-cover', { ...cover, suite: 'SM2+SM4' }, kiosk.enrolment.keys.signing);
      const { refusal } = (await (await post({ ...sealed, cover: later })).json()) as { refusal: string };
      expect(await verify('bangban-refusal', refusalShape, refusal, intakeKey())).toMatchObject({
        code: 'suite-unknown',
      });
    });

    test('answers whatever nobody signed with a problem and stores nothing', async () => {
      const sealed = await kiosk.seal();
      const other = await kiosk.seal();
      const [, ...signed] = sealed.cover.split('.');
      const naming = (kid: unknown) =>
        [
          Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'bangban-cover', kid })).toString('base64url'),
          ...signed,
        ].join('.');
      const cases: [number, string, unknown][] = [
        [401, 'kiosk-unknown', { ...sealed, cover: naming('\0') }],
        [401, 'kiosk-unknown', { ...sealed, cover: naming([kiosk.enrolment.keys.signing.kid]) }],
        [400, 'request-invalid', { ...sealed, cover: 'nothing' }],
        [400, 'request-invalid', { ...sealed, envelope: `${sealed.envelope}\0` }],
        [401, 'kiosk-unknown', { ...sealed, cover: 'bm8.bm8.bm8' }],
        [401, 'kiosk-unknown', { ...sealed, cover: await sign('bangban-cover', {}, await makeKey(curve)) }],
        [401, 'kiosk-unknown', { ...sealed, cover: sealed.cover.slice(0, -8) }],
        [400, 'envelope-damaged', { ...sealed, envelope: sealed.envelope.slice(0, -1) }],
        [400, 'envelope-damaged', { ...sealed, envelope: other.envelope }],
        [400, 'request-invalid', { cover: sealed.cover }],
        [400, 'request-invalid', '{"cover":'],
        [413, 'too-large', { ...sealed, envelope: 'A'.repeat(5_000_000) }],
      ];
      for (const [status, code, body] of cases) {
        const response = await post(body);
        expect([response.status, code]).toEqual([status, code]);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(await response.json()).toMatchObject({ type: `urn:bangban:problem:${code}`, status });
      }
      expect(await intake.store.count()).toBe(0);
    });

    test('can be opened with the opening key alone, and by nobody who has only what is stored', async () => {
      const sealed = await kiosk.seal();
      await post(sealed);
      const stored = await intake.store.submission(sealed.submission);
      const { openingKey } = intake.identity;
      if (!stored || !openingKey) throw new Error('nothing stored');
      expect(await open(stored, openingKey)).toMatchObject({ outcome: { answers: { name: '赵桂兰' } } });
      expect(await open(stored, await makeKey(curve))).toBeUndefined();
      expect(await open({ ...stored, submission: randomUUID() }, openingKey)).toBeUndefined();
      expect(JSON.stringify(stored)).not.toContain('赵桂兰');
    });
  });

  describe('attachments', () => {
    test('go up first and are found whole under the submission that names them', async () => {
      // A signature; a photo is the other kind.
      const content = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(300_000)]);
      const { mark, key, file } = await kiosk.photo(content);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
      const sealed = await kiosk.seal({ attachments: [mark], attachmentKeys: { [mark.attachment]: key } });
      expect((await post(sealed)).status).toBe(201);
      const kept = path.join(intake.dataDir, 'attachments', `${kiosk.enrolment.kiosk.id}.${mark.attachment}`);
      expect((await openFile(kept, mark.attachment, key)).equals(content)).toBe(true);
      const shown = await read(`/submissions/${sealed.submission}/attachments/${mark.attachment}`);
      expect(shown.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await shown.arrayBuffer()).equals(content)).toBe(true);
    });

    test('are seen where they are pictures, and heard where somebody has said the answer', async () => {
      const content = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), randomBytes(5000)]);
      const [said, taken] = [await kiosk.photo(content), await kiosk.photo(randomBytes(1000))];
      for (const { mark, file } of [said, taken]) await kiosk.upstream.sendAttachment(mark, file, never);
      const sealed = await kiosk.seal({
        outcome: { applications: [{ answers: [{ value: { recording: said.mark, seconds: 5 } }] }] },
        attachments: [said.mark, taken.mark],
        attachmentKeys: { [said.mark.attachment]: said.key, [taken.mark.attachment]: taken.key },
      });
      expect((await post(sealed)).status).toBe(201);
      const page = await read(`/submissions/${sealed.submission}`);
      expect(page.headers.get('content-security-policy')).toContain("media-src 'self'");
      const at = (mark: { attachment: string }) =>
        `src="/submissions/${sealed.submission}/attachments/${mark.attachment}"`;
      const html = await page.text();
      expect(html).toMatch(new RegExp(`<audio [^>]*${at(said.mark)}`));
      expect(html).toMatch(new RegExp(`<img [^>]*${at(taken.mark)}`));
      const heard = await read(`/submissions/${sealed.submission}/attachments/${said.mark.attachment}`);
      expect(heard.headers.get('content-type')).toBe('audio/webm');
      expect(Buffer.from(await heard.arrayBuffer()).equals(content)).toBe(true);
    });

    test('that are missing, cut short or damaged keep the submission from being taken, until they came again', async () => {
      const { mark, key, file } = await kiosk.photo(randomBytes(100_000));
      const sealed = await kiosk.seal({ attachments: [mark], attachmentKeys: { [mark.attachment]: key } });
      const kept = path.join(intake.dataDir, 'attachments', `${kiosk.enrolment.kiosk.id}.${mark.attachment}`);
      const missing = { kind: 'silence', code: 'attachment-missing' };
      expect(await kiosk.upstream.sendSubmission(sealed, never)).toEqual(missing);

      await kiosk.upstream.sendAttachment(mark, file, never);
      truncateSync(kept, 50_000);
      expect(await kiosk.upstream.sendSubmission(sealed, never)).toEqual(missing);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });

      const bytes = readFileSync(kept);
      writeFileSync(kept, bytes.fill(7, 100, 200));
      expect(await kiosk.upstream.sendSubmission(sealed, never)).toEqual(missing);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
      expect(await kiosk.upstream.sendSubmission(sealed, never)).toMatchObject({ kind: 'receipt' });
    });

    test.each([
      ['lost', (config: string) => rmSync(config)],
      ['cut short', (config: string) => truncateSync(config, 0)],
    ])('come again where a power cut left what is known of the upload %s', async (_, cut) => {
      const { mark, key, file, sealed } = await kiosk.photo(randomBytes(100_000));
      const kept = path.join(intake.dataDir, 'attachments', `${kiosk.enrolment.kiosk.id}.${mark.attachment}`);
      await kiosk.upstream.sendAttachment(mark, file, never);
      truncateSync(kept, 50_000);
      cut(`${kept}.json`);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
      expect(readFileSync(kept).equals(sealed)).toBe(true);

      const submission = await kiosk.seal({
        attachments: [mark],
        attachmentKeys: { [mark.attachment]: key },
      });
      const receipt = await kiosk.upstream.sendSubmission(submission, never);
      expect(receipt).toMatchObject({ kind: 'receipt' });
      // Once a submission names it, nobody empties it; and a kiosk that forgot that it is here finds it the next time.
      cut(`${kept}.json`);
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toMatchObject({ kind: 'silence' });
      expect(await kiosk.upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
      expect(await kiosk.upstream.sendSubmission(submission, never)).toEqual(receipt);
      expect(readFileSync(kept).equals(sealed)).toBe(true);
    });

    test('are taken from enrolled kiosks alone, as announced, and each kiosk reaches only its own', async () => {
      const { mark, sealed } = await kiosk.photo(randomBytes(1000));
      const { keys, kiosk: own } = kiosk.enrolment;
      const grant = { ...mark, kiosk: own.id, intake: intake.identity.id };
      const create = (authorization: string | undefined, length = sealed.length) =>
        fetch(`${intake.url}/v1/attachments`, {
          method: 'POST',
          headers: {
            'tus-resumable': '1.0.0',
            'upload-length': String(length),
            ...(authorization !== undefined && { authorization }),
          },
        });
      const signed = async (content: object, key = keys.signing) =>
        `Bangban ${await sign('bangban-attachment', content, key)}`;
      expect((await create(undefined)).status).toBe(401);
      expect((await create(await signed(grant, await makeKey(curve)))).status).toBe(401);
      expect((await create(await signed({ ...grant, kiosk: randomUUID() }))).status).toBe(401);
      expect((await create(await signed({ ...grant, intake: randomUUID() }))).status).toBe(401);
      expect((await create(await signed(grant), sealed.length + 1)).status).toBe(401);
      expect((await create(await signed({ ...grant, bytes: 64 * 2 ** 20 }), 64 * 2 ** 20)).status).toBe(413);
      expect((await create(await signed(grant))).status).toBe(201);

      const other = await enrolKiosk(intake, '大厅 2 号');
      const theirs = { ...mark, kiosk: other.enrolment.kiosk.id, intake: intake.identity.id };
      const head = await fetch(`${intake.url}/v1/attachments/${own.id}.${mark.attachment}`, {
        method: 'HEAD',
        headers: {
          'tus-resumable': '1.0.0',
          authorization: await signed(theirs, other.enrolment.keys.signing),
        },
      });
      expect(head.status).toBe(401);
      other.close();
    });

    test('that no submission names are swept away after a month, and those that are named stay', async () => {
      const kept = await kiosk.photo(randomBytes(100));
      const lost = await kiosk.photo(randomBytes(100));
      for (const { mark, file } of [kept, lost]) await kiosk.upstream.sendAttachment(mark, file, never);
      await post(
        await kiosk.seal({ attachments: [kept.mark], attachmentKeys: { [kept.mark.attachment]: kept.key } }),
      );
      const sweepAfter = async (days: number) => {
        const now = () => Date.now() + days * 24 * 3_600_000;
        const attachments = await openAttachments(intake.dataDir, { intake: intake.identity.id, store, now });
        return attachments.sweep();
      };
      expect(await sweepAfter(29)).toBe(0);
      expect(await sweepAfter(31)).toBe(1);
      const left = readdirSync(path.join(intake.dataDir, 'attachments')).filter(
        (name) => !name.endsWith('.json'),
      );
      expect(left).toEqual([`${kiosk.enrolment.kiosk.id}.${kept.mark.attachment}`]);
    });

    test('that are here cannot be emptied by being made anew, nor deleted', async () => {
      const { mark, file, sealed } = await kiosk.photo(randomBytes(1000));
      await kiosk.upstream.sendAttachment(mark, file, never);
      const { keys, kiosk: own } = kiosk.enrolment;
      const grant = { ...mark, kiosk: own.id, intake: intake.identity.id };
      const authorization = `Bangban ${await sign('bangban-attachment', grant, keys.signing)}`;
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(mark.bytes), authorization };
      const again = await fetch(`${intake.url}/v1/attachments`, { method: 'POST', headers });
      expect(again.status).toBe(409);
      const at = `${intake.url}/v1/attachments/${own.id}.${mark.attachment}`;
      expect((await fetch(at, { method: 'DELETE', headers })).status).toBe(404);
      const kept = path.join(intake.dataDir, 'attachments', `${own.id}.${mark.attachment}`);
      expect(readFileSync(kept).equals(sealed)).toBe(true);
    });
  });

  describe('enrolment', () => {
    test('uses a code up: a second kiosk is turned away', async () => {
      const code = await intake.newCode();
      await enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(code) });
      await expect(enrolKiosk({ url: intake.url, newCode: () => Promise.resolve(code) })).rejects.toThrow(
        'code-unknown',
      );
    });

    test('stops guessing after five wrong codes, for everybody from there, and says for how long', async () => {
      const wrong = async () => {
        const code = await intake.newCode();
        return fetch(`${intake.url}/v1/enrolments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            code: code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`,
            name: '大厅 9 号',
            signingKey: publicPart(await makeKey(curve)),
            receivingKey: publicPart(await makeKey(curve)),
          }),
        });
      };
      for (let tries = 0; tries < 5; tries++) expect((await wrong()).status).toBe(403);
      const refused = await wrong();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      await expect(enrolKiosk(intake)).rejects.toThrow('wait');
    });
  });

  describe('behind a web server', () => {
    test('counts by the address that the trusted one names, and believes what stands before it from nobody', async () => {
      const behind = await startIntake({ trustProxy: ['127.0.0.1'] });
      for (let tries = 0; tries < 5; tries++)
        expect(await statusOf(behind.url, `10.9.9.${tries}, 10.0.0.1`)).toBe(401);
      expect(await statusOf(behind.url, '10.9.9.9, 10.0.0.1')).toBe(429);
      expect(await statusOf(behind.url, '10.0.0.2')).toBe(401);
      await behind.close();
    });

    test('believes nobody where none is named', async () => {
      for (let tries = 0; tries < 5; tries++) expect(await statusOf(intake.url, `10.0.0.${tries}`)).toBe(401);
      expect(await statusOf(intake.url, '10.0.0.9')).toBe(429);
    });
  });

  describe('the page', () => {
    test('shows what arrived to whoever has the token, and nothing to others', async () => {
      const sealed = await kiosk.seal();
      await post(sealed);
      for (const hidden of [
        '/',
        '/v1/submissions',
        `/submissions/${sealed.submission}`,
        `/v1/submissions/${sealed.submission}`,
      ]) {
        const closed = await (await fetch(`${intake.url}${hidden}`)).text();
        expect(closed).not.toContain('elder-allowance');
        expect(await (await read(hidden)).text()).toContain('elder-allowance');
      }
      expect(await (await read(`/submissions/${sealed.submission}`)).text()).toContain('赵桂兰');
      expect(await (await read(`/v1/submissions/${sealed.submission}/outcome`)).json()).toEqual({
        outcome: { answers: { name: '赵桂兰' } },
      });
    });

    test('leads to the oldest and back, page after page, and finds a slip by its number', async () => {
      const one = await kiosk.seal({ slip: '12345674' });
      await post(one);
      const first = await intake.store.submission(one.submission);
      if (!first) throw new Error('nothing stored');
      const ids = [one.submission];
      for (let at = 1; at <= 6; at++) {
        const submission = randomUUID();
        ids.unshift(submission);
        // Some came in the same millisecond.
        const receivedAt = first.receivedAt + Math.ceil(at / 3);
        await store.accept({ ...first, submission, slip: '70000003', number: `${at}`, receivedAt });
      }
      const list = async (query: string) => {
        const { count, submissions } = (await (await read(`/v1/submissions${query}`)).json()) as {
          count: number;
          submissions: { submission: string; slip: string }[];
        };
        expect(count).toBe(7);
        return submissions.map(({ submission }) => submission);
      };
      const newest = await list('');
      const rest = await list(`?before=${newest.at(-1)}`);
      expect([newest.length, rest.length, rest.at(-1)]).toEqual([5, 2, one.submission]);
      expect(new Set([...newest, ...rest])).toEqual(new Set(ids));
      expect(await list(`?after=${rest[0]}`)).toEqual(newest);
      expect(await list('?slip=12345674')).toEqual([one.submission]);
      // Who had no paper has the number that stood on the screen.
      expect(await list(`?slip=${first.number}`)).toEqual([one.submission]);
      expect((await read(`/v1/submissions?before=${randomUUID()}`)).status).toBe(404);

      const page = async (query: string) => (await read(`/${query}`)).text();
      const older = /href="(\/\?before=[0-9a-f-]+)"[^]*看早一些的/.exec(await page(''))?.[1] ?? '';
      const oldest = await page(older.slice(1));
      expect(oldest).toContain(`data-submission="${one.submission}"`);
      expect(oldest).not.toContain('看早一些的');
      const newer = /href="\/(\?after=[0-9a-f-]+)"/.exec(oldest)?.[1] ?? '';
      expect(await page(newer)).toContain(`data-submission="${newest[0]}"`);
      const found = await page('?slip=1234%205674');
      expect(found.match(/data-submission/g)).toHaveLength(1);
      expect(found).toContain(`data-submission="${one.submission}"`);
      expect(await page('?slip=99999999')).toContain('没有找到这个单号');
    });

    test('goes on after the last that came, though the clock was put back meanwhile', async () => {
      const one = await kiosk.seal();
      await post(one);
      const first = await intake.store.submission(one.submission);
      if (!first) throw new Error('nothing stored');
      const later = [1, 2, 3].map((at) => ({
        ...first,
        submission: randomUUID(),
        number: `${at}`,
        receivedAt: first.receivedAt - at * 3_600_000,
      }));
      for (const each of later) await store.accept(each);
      const after = await read(`/v1/submissions?after=${first.submission}`);
      const { submissions } = (await after.json()) as { submissions: { submission: string }[] };
      const ids = later.map(({ submission }) => submission).toReversed();
      expect(submissions.map(({ submission }) => submission)).toEqual(ids);
    });

    test('takes the token in a form, gives a cookie for it, and stops guessing', async () => {
      const signIn = (token: string) =>
        fetch(`${intake.url}/sign-in`, {
          method: 'POST',
          body: new URLSearchParams({ token }),
          redirect: 'manual',
        });
      const welcomed = await signIn(intake.identity.token);
      expect(welcomed.status).toBe(303);
      const cookie = welcomed.headers.get('set-cookie') ?? '';
      expect(cookie).toContain('HttpOnly');
      expect(cookie).toContain('SameSite=Strict');
      expect(cookie).not.toContain(intake.identity.token);
      const page = await fetch(intake.url, { headers: { cookie: cookie.split(';')[0] ?? '' } });
      expect(await page.text()).toContain('还没有收到申请');
      for (let tries = 0; tries < 5; tries++) expect((await signIn('wrong')).status).toBe(401);
      expect((await signIn(intake.identity.token)).status).toBe(429);
    });

    test('writes what it was sent as text, never as markup', async () => {
      const sealed = await kiosk.seal({ outcome: { note: '<img src=x onerror=alert(1)>' } });
      await post(sealed);
      const page = await (await read(`/submissions/${sealed.submission}`)).text();
      expect(page).not.toContain('<img src=x');
      expect(page).toContain('&#60;img src=x');
    });

    test('says in words what is not known, and that it is none', async () => {
      const sealed = await kiosk.seal({
        outcome: {
          applications: [
            {
              answers: [
                { question: 'crops', type: 'choices', value: [] },
                { question: 'pets', type: 'choices', value: ['cat'] },
              ],
              notKnown: [{ question: 'place' }],
            },
            { answers: [], notKnown: [] },
          ],
        },
      });
      await post(sealed);
      const page = await (await read(`/submissions/${sealed.submission}`)).text();
      expect(page.match(/当面问了，说不知道/g)).toHaveLength(1);
      expect(page).toMatch(/<dt>notKnown<\/dt><dd><ol><li>.*place.*<\/ol>（当面问了，说不知道）/);
      expect(page.match(/都不是/g)).toHaveLength(1);
      expect(page).toMatch(/crops.*（都不是）.*cat/);
    });

    test('says so where the opening key is kept elsewhere', async () => {
      const other = await startIntake({ store: intake.store });
      expect(other.identity.openingKey).toBeDefined();
      const sealed = await kiosk.seal();
      await post(sealed);
      const response = await fetch(`${other.url}/submissions/${sealed.submission}`, {
        headers: { authorization: `Bearer ${other.identity.token}`, 'accept-language': 'en' },
      });
      expect(await response.text()).toContain('The opening key is not on this machine');
      await other.close();
    });

    test('says so where what is sealed is another submission than the cover says', async () => {
      const { submission, cover } = await kiosk.seal();
      const { id } = kiosk.enrolment.kiosk;
      const envelope = await sealEnvelope(
        { format: 1, submission: randomUUID(), kiosk: id, outcome: {}, attachmentKeys: {} },
        kiosk.enrolment.intake.envelopeKey,
      );
      const content = { ...decodeJwt(cover), envelope: await digestOf(envelope, suite) };
      const signed = await sign('bangban-cover', content, kiosk.enrolment.keys.signing);
      expect((await post({ cover: signed, envelope })).status).toBe(201);
      expect(await (await read(`/submissions/${submission}`)).text()).toContain('打不开');
    });
  });

  describe('the keys of kiosks', () => {
    let present: string;
    let id: string;
    beforeEach(() => {
      present = kiosk.enrolment.keys.signing.kid;
      ({ id } = kiosk.enrolment.kiosk);
    });

    test('a kiosk gets new ones, once, and is known by those that it had', async () => {
      const next = await otherKeys(curve);
      expect(await store.renew(id, present, next, 7)).toMatchObject({ id, ...next });
      expect(await store.renew(id, present, next, 8)).toMatchObject(next);
      expect(await store.kioskByKey(next.signingKey.kid)).toMatchObject({ id, ...next });
      expect(await store.kioskByKey(present)).toMatchObject({
        id,
        signingKey: { kid: present },
        receivingKey: next.receivingKey,
      });
      expect(await store.kiosks()).toMatchObject([
        { id, signingKey: next.signingKey.kid, formerKeys: [{ kid: present, replacedAt: 7 }] },
      ]);
    });

    test('twenty that come at once, of two minds, leave one of them', async () => {
      const minds = [await otherKeys(curve), await otherKeys(curve)] as const;
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => store.renew(id, present, minds[at % 2] ?? minds[0], at)),
      );
      const taken = answers.filter((answer) => answer !== undefined);
      expect(taken).toHaveLength(10);
      expect(new Set(taken.map(({ signingKey }) => signingKey.kid)).size).toBe(1);
      expect((await store.kiosks())[0]?.formerKeys).toHaveLength(1);
    });

    test('none that another kiosk has or had', async () => {
      const other = await enrolKiosk(intake, '大厅 2 号');
      const { signingKey } =
        (await store.kioskByKey(other.enrolment.keys.signing.kid)) ?? (await otherKeys(curve));
      expect(await store.renew(id, present, { ...(await otherKeys(curve)), signingKey }, 1)).toBeUndefined();
      await store.renew(other.enrolment.kiosk.id, signingKey.kid, await otherKeys(curve), 1);
      expect(await store.renew(id, present, { ...(await otherKeys(curve)), signingKey }, 1)).toBeUndefined();
      other.close();
    });

    test('of a kiosk or of a former key that was revoked nothing is known any more', async () => {
      const early = await kiosk.seal();
      const next = await otherKeys(curve);
      await store.renew(id, present, next, 7);
      expect((await post(early)).status).toBe(201);
      expect(await store.revoke(present, 8)).toBe(true);
      expect(await store.kioskByKey(present)).toBeUndefined();
      expect((await post(await kiosk.seal())).status).toBe(401);
      expect(await store.kioskByKey(next.signingKey.kid)).toBeDefined();

      expect(await store.revoke(id, 9)).toBe(true);
      expect(await store.kioskByKey(next.signingKey.kid)).toBeUndefined();
      expect(await store.renew(id, next.signingKey.kid, await otherKeys(curve), 10)).toBeUndefined();
      expect(await store.kiosks()).toMatchObject([
        { revokedAt: 9, formerKeys: [{ kid: present, revokedAt: 8 }] },
      ]);
      expect(await store.revoke(randomUUID(), 11)).toBe(false);
      expect((await read('/v1/submissions')).status).toBe(200);
    });

    test('a receipt is replaced once, and everybody is answered the same', async () => {
      const sealed = await kiosk.seal();
      await post(sealed);
      const kept = await store.submission(sealed.submission);
      if (!kept) throw new Error('Nothing was kept');
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) => store.replaceReceipt(kept, `receipt ${at}`)),
      );
      expect(new Set(answers).size).toBe(1);
      expect((await store.submission(sealed.submission))?.receipt).toBe(answers[0]);
    });
  });

  describe('what becomes of a submission', () => {
    test('is told to its kiosk in the order in which it was decided, and the same again as often as it asks', async () => {
      const [one, two] = [await received(), await received()];
      expect(await told(0)).toEqual({ kind: 'told', news: [], more: false });
      await decide(one.submission, { case: 'accepted' });
      await decide(two.submission, { case: 'paper-missing', note: '请带存折来' });
      await decide(one.submission, { case: 'paper-missing', note: '还差一张照片' });
      const { news, more } = await told(0);
      expect(news.map(({ submission, case: state, note }) => [submission, state, note])).toEqual([
        [one.submission, 'accepted', undefined],
        [two.submission, 'paper-missing', '请带存折来'],
        [one.submission, 'paper-missing', '还差一张照片'],
      ]);
      expect(news[0]).toMatchObject({ digest: one.digest });
      expect(more).toBe(false);
      expect(await told(0)).toEqual({ kind: 'told', news, more });
      expect((await told(news[1]?.news ?? 0)).news).toEqual(news.slice(2));
      expect((await told(news[2]?.news ?? 0)).news).toEqual([]);
    });

    test('is told to no other kiosk, and to nobody who cannot sign as one', async () => {
      const sealed = await received();
      await decide(sealed.submission, { case: 'accepted' });
      const other = await enrolKiosk(intake, '大厅 2 号');
      expect((await told(0, other)).news).toEqual([]);
      const { kiosk: own, keys, intake: theirs } = kiosk.enrolment;
      const asked = { kiosk: own.id, intake: theirs.id, after: 0, at: 0 };
      for (const [given, key, status] of [
        [asked, other.enrolment.keys.signing, 401],
        [asked, await makeKey(), 401],
        [{ ...asked, intake: randomUUID() }, keys.signing, 400],
      ] as const) {
        const response = await fetch(`${intake.url}/v1/exchanges`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ exchange: await sign('bangban-exchange', given, key) }),
        });
        expect(response.status).toBe(status);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
      }
      other.close();
    });

    test('has a number of its own also where several decide at once, and not below the clock, for an intake put back to a backup', async () => {
      const sealed = await Promise.all([received(), received(), received(), received()]);
      const parts = { store, openingKey: undefined, now: () => 1_000 };
      await Promise.all(
        sealed.map(async ({ submission }) => {
          const kept = await store.submission(submission);
          if (kept) await decideOn(kept, { case: 'accepted' }, parts);
        }),
      );
      const { news } = await told(0);
      expect(news.map((piece) => piece.news)).toEqual([1_000, 1_001, 1_002, 1_003]);
      expect(new Set(news.map(({ submission }) => submission)).size).toBe(4);
    });

    test('comes in parts where it is much', async () => {
      const outcome = { answers: { name: '赵桂兰'.repeat(5_000) } };
      for (const sealed of [await received({ outcome }), await received({ outcome }), await received()])
        await decide(sealed.submission, { case: 'handed-back', note: '名字太长' });
      const first = await told(0);
      expect([first.news.length, first.more]).toEqual([1, true]);
      const second = await told(first.news[0]?.news ?? 0);
      expect([second.news.length, second.more]).toEqual([1, true]);
      const third = await told(second.news[0]?.news ?? 0);
      expect([third.news.length, third.more]).toEqual([1, false]);
    });

    test('hands back what was handed in, sealed to its kiosk, with the keys of its photos', async () => {
      const photo = await kiosk.photo(randomBytes(100));
      const given = { attachments: [photo.mark], attachmentKeys: { [photo.mark.attachment]: photo.key } };
      await kiosk.upstream.sendAttachment(photo.mark, photo.file, never);
      const sealed = await received(given);
      await decide(sealed.submission, { case: 'handed-back', note: '照片看不清' });
      const [heard] = (await told(0)).news;
      expect(heard?.content).toMatchObject({
        submission: sealed.submission,
        outcome: { answers: { name: '赵桂兰' } },
        attachmentKeys: { [photo.mark.attachment]: Buffer.from(photo.key).toString('base64url') },
      });
      // On the road, and in the database, it is for the kiosk alone.
      const [piece] = await store.news(kiosk.enrolment.kiosk.id, 0, 10);
      expect(await openEnvelope(piece?.sealed ?? '', kiosk.enrolment.keys.signing)).toBeUndefined();
    });

    test('is handed back from elsewhere where the opening key is not here', async () => {
      const sealed = await received();
      const kept = await store.submission(sealed.submission);
      if (!kept) throw new Error('Nothing was received');
      const parts = { store, openingKey: undefined, now: Date.now };
      const note = '日期写错了';
      await expect(decideOn(kept, { case: 'handed-back', note }, parts)).rejects.toMatchObject({
        code: 'opening-key-missing',
      });
      const content = {
        format: 1 as const,
        submission: sealed.submission,
        kiosk: kept.kiosk,
        outcome: {},
        attachmentKeys: {},
      };
      const { receivingKey } = (await (await read(`/v1/submissions/${sealed.submission}/case`)).json()) as {
        receivingKey: PublicKey;
      };
      const wrong = await sealEnvelope(content, publicPart(await makeKey()));
      expect((await decide(sealed.submission, { case: 'handed-back', note, sealed: wrong })).status).toBe(
        422,
      );
      const ready = await sealEnvelope(content, receivingKey);
      expect((await decide(sealed.submission, { case: 'handed-back', note, sealed: ready })).status).toBe(
        200,
      );
      expect((await told(0)).news).toMatchObject([{ note, content }]);
    });

    test.each([
      [{ case: 'paper-missing' }],
      [{ case: 'handed-back', note: ' ' }],
      [{ case: 'paper-missing', note: '长'.repeat(201) }],
      [{ case: 'paper-missing', note: '两\n行' }],
      [{ case: 'lost', note: '不见了' }],
    ])('is not decided by %j', async (decision) => {
      const sealed = await received();
      expect((await decide(sealed.submission, decision)).status).toBe(400);
      expect(await store.cases(sealed.submission)).toEqual([]);
    });

    test('is decided on the page, each with its note, and all of it is kept and seen', async () => {
      const sealed = await received();
      const page = `${intake.url}/submissions/${sealed.submission}`;
      const headers = { authorization: `Bearer ${intake.identity.token}` };
      const press = (fields: Record<string, string>, more = {}) =>
        fetch(`${page}/case`, {
          method: 'POST',
          headers: { ...headers, ...more },
          body: new URLSearchParams(fields),
          redirect: 'manual',
        });
      expect(await (await fetch(page, { headers })).text()).toContain('还没有处理');
      const missing = { case: 'paper-missing', note: '<b>存折</b>' };
      expect((await press(missing)).status).toBe(303);
      // A second touch of the button.
      expect((await press(missing)).status).toBe(303);
      expect((await press({ case: 'handed-back', note: '日期写错了' })).status).toBe(303);
      const shown = await (await fetch(page, { headers })).text();
      expect(shown).toContain('&#60;b&#62;存折');
      expect(shown.indexOf('日期写错了')).toBeLessThan(shown.indexOf('存折'));
      expect((await store.cases(sealed.submission)).map((each) => each.case)).toEqual([
        'paper-missing',
        'handed-back',
      ]);
      expect((await press({ case: 'paper-missing' })).status).toBe(400);
      expect((await press(missing, { authorization: 'Bearer wrong' })).status).toBe(401);
    });

    test('is not decided by whoever has not seen what somebody else has decided meanwhile', async () => {
      const sealed = await received();
      const page = `${intake.url}/submissions/${sealed.submission}`;
      const headers = { authorization: `Bearer ${intake.identity.token}` };
      const seenOn = async () =>
        /name="seen" value="(\d+)"/.exec(await (await fetch(page, { headers })).text())?.[1] ?? '';
      const press = (fields: Record<string, string>) => {
        const body = new URLSearchParams(fields);
        return fetch(`${page}/case`, { method: 'POST', headers, body, redirect: 'manual' });
      };
      const [one, other] = [await seenOn(), await seenOn()];
      expect((await press({ case: 'paper-missing', note: '缺存折', seen: one })).status).toBe(303);
      const late = await press({ case: 'accepted', seen: other });
      expect(late.status).toBe(409);
      const shown = await late.text();
      expect(shown).toContain('别人已经处理过了');
      expect(shown).toContain('缺存折');
      expect((await store.cases(sealed.submission)).map((each) => each.case)).toEqual(['paper-missing']);
      // The page that says so has seen it.
      expect((await press({ case: 'accepted', seen: await seenOn() })).status).toBe(303);

      const seen = await seenOn();
      const answers = await Promise.all(
        ['存折', '照片', '户口本', '身份证'].map((note) => press({ case: 'paper-missing', note, seen })),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409, 409, 409]);
      expect(await store.cases(sealed.submission)).toHaveLength(3);
    });

    test('leads from what was handed back to what was put right, and back, within one kiosk', async () => {
      const old = await received({ slip: '12345674' });
      const fresh = await received({ slip: '23456781', corrects: old.submission });
      const other = await enrolKiosk(intake, '大厅 2 号');
      const claimed = await other.seal({ slip: '34567892', corrects: old.submission });
      await other.upstream.sendSubmission(claimed, never);
      expect(await pageOf(old)).toContain(`<a href="/submissions/${fresh.submission}">23456781</a>`);
      expect(await pageOf(fresh)).toContain(`<a href="/submissions/${old.submission}">12345674</a>`);
      expect(await pageOf(old)).not.toContain('34567892');
      expect(await pageOf(claimed)).not.toContain('12345674');
      other.close();
    });
  });

  test('describes itself as OpenAPI 3.1', async () => {
    const described = (await (await fetch(`${intake.url}/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(described.openapi).toBe('3.1.0');
    expect(Object.keys(described.paths).sort()).toEqual([
      '/v1/attachments',
      '/v1/attachments/{name}',
      '/v1/enrolments',
      '/v1/exchanges',
      '/v1/renewals',
      '/v1/submissions',
      '/v1/submissions/{id}',
      '/v1/submissions/{id}/case',
      '/v1/submissions/{id}/outcome',
    ]);
    expect(JSON.stringify(described)).toContain('"receipt"');
    expect(described.paths['/v1/submissions']).toMatchObject({
      get: { parameters: [{ name: 'before' }, { name: 'after' }, { name: 'slip' }] },
      post: { responses: { 413: {}, 500: {} } },
    });
    expect(described.paths['/v1/attachments']).toMatchObject({
      post: {
        description: expect.stringContaining('Authorization'),
        responses: { 201: {}, 401: {}, 409: {} },
      },
    });
    const requiredIn = (status: number) =>
      z
        .object({
          post: z.object({
            responses: z.record(
              z.string(),
              z.object({
                content: z.record(
                  z.string(),
                  z.object({ schema: z.object({ required: z.array(z.string()) }) }),
                ),
              }),
            ),
          }),
        })
        .parse(described.paths['/v1/submissions']).post.responses[status]?.content['application/problem+json']
        ?.schema.required;
    expect(requiredIn(409)).toContain('refusal');
    // Attachments that are missing are no refusal.
    expect(requiredIn(422)).not.toContain('refusal');
  });

  test('tells nobody about its insides when something breaks', async () => {
    const sealed = await kiosk.seal();
    for (const each of stores) each.accept = () => Promise.reject(new Error('secret of the database'));
    const response = await post(sealed);
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain('urn:bangban:problem:trouble');
    expect(body).not.toMatch(/secret|at .*\.ts/);
    const [, reference] = /reference ([0-9a-f-]{36})/.exec(body) ?? [];
    expect(log.join('')).toContain(reference);
  });

  test('gives the digest that the kiosk computed too', async () => {
    const sealed = await kiosk.seal();
    await post(sealed);
    expect((await intake.store.submission(sealed.submission))?.digest).toBe(
      await digestOf(sealed.envelope, suite),
    );
  });
});

/** What no kiosk of ours would sign. */
async function lying(kiosk: TestKiosk, cover: object) {
  const honest = await kiosk.seal();
  const signed = { ...decodeJwt(honest.cover), ...cover };
  return { ...honest, cover: await sign('bangban-cover', signed, kiosk.enrolment.keys.signing) };
}
