import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../core/submission/digest.ts';
import { sign } from '../../../core/submission/signed.ts';
import { noNews } from '../../../main/enrolment/unenrolled.ts';
import { noAudit } from '../../../main/log/audit-log.ts';
import { createOutbox } from '../../../main/outbox/outbox.ts';
import type { OutboxClock } from '../../../main/outbox/outbox.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import { httpUpstream } from '../../../main/upstream/http.ts';
import type { SilenceCode, Upstream } from '../../../main/upstream/port.ts';
import { startFakeIntake } from '../../support/fake-intake.ts';
import type { FakeIntake, Misbehaviour } from '../../support/fake-intake.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';
import { startIntake } from '../../support/running-intake.ts';
import type { RunningIntake } from '../../support/running-intake.ts';
import { enrolKiosk } from '../../support/test-kiosk.ts';
import type { TestKiosk } from '../../support/test-kiosk.ts';

const never = new AbortController().signal;

let intake: RunningIntake;
let kiosk: TestKiosk;
let fake: FakeIntake;
let upstream: Upstream;

beforeAll(async () => {
  intake = await startIntake();
  kiosk = await enrolKiosk(intake);
});
afterAll(async () => {
  kiosk.close();
  await intake.close();
});
beforeEach(async () => {
  fake = await startFakeIntake(intake);
  upstream = roadTo(fake.url);
});
afterEach(() => fake.close());

/** Patient enough for a machine that is busy with other tests; hasty where nothing is going to come. */
function roadTo(url: string, patienceMs = 10_000): Upstream {
  const { kiosk: own, keys, intake: theirs } = kiosk.enrolment;
  const timeouts = { answerMs: patienceMs, stallMs: patienceMs };
  return httpUpstream({ url, kiosk: { id: own.id, signingKey: keys.signing }, intake: theirs }, timeouts);
}

const silent: [Misbehaviour, SilenceCode][] = [
  ['web-page', 'not-the-intake'],
  ['empty', 'not-the-intake'],
  ['redirect', 'not-the-intake'],
  ['truncated', 'unreachable'],
  ['endless', 'not-the-intake'],
  ['bomb', 'not-the-intake'],
  ['wrong-signature', 'not-the-intake'],
  ['receipt-of-another', 'not-the-intake'],
  ['not-found-page', 'not-accepted'],
  ['error-500', 'intake-failed'],
  ['busy-503', 'intake-busy'],
  ['reset', 'unreachable'],
  ['nothing', 'timed-out'],
  ['after-storing-reset', 'unreachable'],
  ['after-storing-truncated', 'unreachable'],
];

describe('a submission on its way', () => {
  test('comes back as a receipt', async () => {
    const sealed = await kiosk.seal();
    expect(await upstream.sendSubmission(sealed, never)).toMatchObject({
      kind: 'receipt',
      receipt: { submission: sealed.submission, digest: sealed.digest },
    });
  });

  test('comes back as a refusal where the intake signed one', async () => {
    const first = await kiosk.seal();
    await upstream.sendSubmission(first, never);
    const second = await kiosk.seal({ id: first.submission });
    expect(await upstream.sendSubmission(second, never)).toMatchObject({
      kind: 'refusal',
      refusal: { code: 'digest-conflict', digest: second.digest },
    });
  });

  test.each(silent)(
    'that meets %s has met silence (%s), and gets its receipt the next time',
    async (planned, code) => {
      await upstream.sendSubmission(await kiosk.seal(), never);
      const sealed = await kiosk.seal();
      fake.plan.push(planned);
      const road = planned === 'nothing' ? roadTo(fake.url, 300) : upstream;
      expect(await road.sendSubmission(sealed, never)).toMatchObject({ kind: 'silence', code });
      expect(await upstream.sendSubmission(sealed, never)).toMatchObject({
        kind: 'receipt',
        receipt: { submission: sealed.submission },
      });
    },
  );

  test.each(['endless', 'bomb'] as const)('is not drowned in an answer that is %s', async (planned) => {
    const [sealed, { mark, file }] = [await kiosk.seal(), await kiosk.photo(randomBytes(100))];
    const before = process.memoryUsage.rss();
    fake.plan.push(planned, planned);
    await upstream.sendSubmission(sealed, never);
    await upstream.sendAttachment(mark, file, never);
    expect(process.memoryUsage.rss() - before).toBeLessThan(80_000_000);
  });

  test('meets silence where nobody listens, and where the name does not exist', async () => {
    const sealed = await kiosk.seal();
    const { url } = fake;
    await fake.close();
    expect(await roadTo(url).sendSubmission(sealed, never)).toMatchObject({ code: 'unreachable' });
    expect(await roadTo('http://intake.invalid').sendSubmission(sealed, never)).toMatchObject({
      kind: 'silence',
    });
  });

  test('is not satisfied with a receipt by another intake, though it is for this very submission', async () => {
    const other = await startIntake();
    const its = await enrolKiosk(other);
    const sealed = await its.seal();
    // A road that leads to the other intake while the first one's keys are pinned.
    expect(await roadTo(other.url).sendSubmission(sealed, never)).toEqual({
      kind: 'silence',
      code: 'not-the-intake',
      byAnotherKey: true,
    });
    its.close();
    await other.close();
  });

  test.each(['submission', 'digest', 'kiosk', 'intake'])(
    'is not satisfied with a receipt or refusal by its own intake whose %s is another',
    async (member) => {
      const sealed = await kiosk.seal();
      const fitting = {
        submission: sealed.submission,
        digest: sealed.digest,
        kiosk: kiosk.enrolment.kiosk.id,
        intake: intake.identity.id,
        at: 0,
      };
      const wrong = { ...fitting, [member]: member === 'digest' ? await digestOf('another') : randomUUID() };
      const { signingKey } = intake.identity;
      const receipt = (about: object) =>
        sign('bangban-receipt', { ...about, number: '12345674' }, signingKey);
      const refusal = (about: object) =>
        sign('bangban-refusal', { ...about, code: 'no', detail: '' }, signingKey);
      const answers = [
        { receipt: await receipt(wrong) },
        { refusal: await refusal(wrong) },
        { receipt: await receipt(fitting) },
        { refusal: await refusal(fitting) },
      ];
      const signing = createServer((_request, response) => response.end(JSON.stringify(answers.shift())));
      signing.listen(0, '127.0.0.1');
      await once(signing, 'listening');
      const address = signing.address();
      const road = roadTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      const kinds: string[] = [];
      for (let sent = 0; sent < 4; sent++) kinds.push((await road.sendSubmission(sealed, never)).kind);
      expect(kinds).toEqual(['silence', 'silence', 'receipt', 'refusal']);
      signing.closeAllConnections();
      signing.close();
    },
  );

  test('learns from Retry-After how long to rest', async () => {
    fake.plan.push('busy-503');
    expect(await upstream.sendSubmission(await kiosk.seal(), never)).toMatchObject({ retryAfterMs: 600_000 });
  });

  test('can be given up', async () => {
    fake.plan.push('nothing');
    const controller = new AbortController();
    const sending = upstream.sendSubmission(await kiosk.seal(), controller.signal);
    controller.abort();
    expect(await sending).toEqual({ kind: 'silence', code: 'given-up' });
  });
});

describe('an attachment on its way', () => {
  test('is resumed where it was: what is there does not go up again', async () => {
    const { mark, file } = await kiosk.photo(randomBytes(900_000));
    // Made, two pieces up, and then the line breaks.
    let pieces = 0;
    let bytes = 0;
    const counting = createServer((request, response) => {
      if (request.method === 'PATCH') {
        pieces += 1;
        if (pieces === 3) {
          request.socket.destroy();
          return;
        }
        bytes += Number(request.headers['content-length']);
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { host: _, connection: __, ...headers } = request.headers;
        fetch(new URL(request.url ?? '/', intake.url), {
          method: request.method ?? 'GET',
          headers: headers as Record<string, string>,
          ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
        }).then(
          (answer) => response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(),
          () => response.destroy(),
        );
      });
    });
    counting.listen(0, '127.0.0.1');
    await once(counting, 'listening');
    const address = counting.address();
    const road = roadTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    expect(await road.sendAttachment(mark, file, never)).toMatchObject({
      kind: 'silence',
      code: 'unreachable',
    });
    expect(await road.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
    expect(bytes).toBe(mark.bytes);
    counting.closeAllConnections();
    counting.close();
  });

  test.each(['web-page', 'endless', 'error-500', 'busy-503', 'reset', 'nothing', 'not-found-page'] as const)(
    'that meets %s has met silence, and goes up the next time',
    async (planned) => {
      const { mark, file } = await kiosk.photo(randomBytes(10_000));
      fake.plan.push(planned, planned);
      const road = planned === 'nothing' ? roadTo(fake.url, 300) : upstream;
      expect(await road.sendAttachment(mark, file, never)).toMatchObject({ kind: 'silence' });
      fake.plan.length = 0;
      expect(await upstream.sendAttachment(mark, file, never)).toEqual({ kind: 'uploaded' });
    },
  );

  test('can be given up at any moment', async () => {
    const { mark, file } = await kiosk.photo(randomBytes(10_000));
    fake.plan.push('nothing');
    const controller = new AbortController();
    const sending = upstream.sendAttachment(mark, file, controller.signal);
    setTimeout(() => controller.abort(), 50);
    expect(await sending).toEqual({ kind: 'silence', code: 'given-up' });
    expect(await upstream.sendAttachment(mark, file, AbortSignal.abort())).toMatchObject({
      code: 'given-up',
    });
  });

  test('whose sealed file is gone or cut is reported and not sent', async () => {
    const { mark, file } = await kiosk.photo(randomBytes(100));
    const { length } = fake.seen;
    expect(await upstream.sendAttachment({ ...mark, bytes: mark.bytes + 1 }, file, never)).toMatchObject({
      code: 'attachment-lost',
    });
    rmSync(file);
    expect(await upstream.sendAttachment(mark, file, never)).toMatchObject({ code: 'attachment-lost' });
    expect(fake.seen).toHaveLength(length);
  });
});

test('whatever stands on the road, everything arrives once, and every receipt matches', async () => {
  const db = kioskDatabase();
  const store = submissionTable(db);
  const photos = new Map<string, string>();
  const before = await intake.store.count();
  for (let count = 0; count < 12; count++) {
    const { mark, key, file } = await kiosk.photo(randomBytes(20_000));
    photos.set(mark.attachment, file);
    const marks = count % 3 === 0 ? [mark] : [];
    const number = store.allocateNumber(Math.random);
    const sealed = await kiosk.seal({
      slip: number,
      attachments: marks,
      attachmentKeys: { [mark.attachment]: key },
    });
    store.insert({
      ...sealed,
      session: randomUUID(),
      number,
      at: Date.now(),
      service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
      language: 'zh-CN',
      undrawn: false,
      attachments: marks,
      corrects: null,
    });
  }
  let seed = 7;
  const draw = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let count = 0; count < 60; count++) {
    const [planned] = silent[Math.floor(draw() * silent.length)] ?? ['reset'];
    fake.plan.push(planned);
  }
  const clock: OutboxClock = {
    now: Date.now,
    monotonicMs: () => performance.now(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, Math.min(delayMs, 5));
      return () => clearTimeout(timer);
    },
  };
  const outbox = createOutbox({
    store,
    upstream: roadTo(fake.url, 1_000),
    ask: noNews,
    listener: { after: () => 0, hear: async () => undefined, allHeard: () => undefined },
    files: { path: (attachment) => photos.get(attachment) ?? '' },
    clock,
    random: () => 0,
    audit: noAudit,
    log: { line: () => undefined },
    together: (work) => db.transaction(work)(),
    onChange: () => undefined,
    learn: () => undefined,
    onAnotherKey: () => undefined,
  });
  // Staff who press the button now and then: Retry-After of ten minutes is longer than a test may last.
  const pressing = setInterval(() => outbox.retryAll(), 100);
  await expect
    .poll(() => store.list().every(({ delivery }) => delivery === 'received'), {
      timeout: 40_000,
      interval: 50,
    })
    .toBe(true);
  clearInterval(pressing);
  await outbox.close();
  expect(await intake.store.count()).toBe(before + 12);
  for (const { submission, receipt, digest } of store.list()) {
    const there = await intake.store.submission(submission);
    expect(there).toMatchObject({ digest, number: receipt?.number });
  }
  expect(fake.plan).toEqual([]);
  db.close();
}, 60_000);
