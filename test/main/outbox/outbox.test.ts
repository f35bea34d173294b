import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../core/submission/receipt.ts';
import { createOutbox } from '../../../main/outbox/outbox.ts';
import type { Outbox } from '../../../main/outbox/outbox.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import type { NewSubmission } from '../../../main/store/submission.ts';
import type {
  Answer,
  AskForNews,
  Heard,
  SignedAnswer,
  Silence,
  Upstream,
} from '../../../main/upstream/port.ts';
import { randomFrom } from '../../../tools/random-from.ts';
import { createFakeClock, settled } from '../../support/fake-clock.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

const noon = Date.UTC(2026, 10, 23, 4);
const hourMs = 3_600_000;

type Script = (submission: string, signal: AbortSignal) => Answer | Promise<Answer>;

/** An outbox on real tables, with a clock and a road that do what they are told. */
function standing({ random = () => 0.5 }: { random?: () => number } = {}) {
  const db = kioskDatabase();
  const store = submissionTable(db);
  const clock = createFakeClock(noon);
  const sent: string[] = [];
  const changed: string[] = [];
  const lines: string[] = [];
  const audited: string[] = [];
  const learnt: number[] = [];
  const road = {
    answer: ((submission) => received(submission)) as Script,
    upload: (() => Promise.resolve({ kind: 'uploaded' })) as Upstream['sendAttachment'],
    news: (() => Promise.resolve({ kind: 'told', news: [], more: false })) as AskForNews,
  };
  const asked: number[] = [];
  const heard: Heard[] = [];
  const received = (submission: string): SignedAnswer => {
    const receipt: Receipt = {
      submission,
      kiosk: randomUUID(),
      intake: randomUUID(),
      digest: store.get(submission)?.digest ?? '',
      number: '1000000008',
      at: Math.floor(clock.now()),
    };
    return { kind: 'receipt', receipt, jws: `receipt of ${submission}` };
  };
  const refused = (submission: string): SignedAnswer => {
    const { digest } = store.get(submission) ?? { digest: '' };
    const about = { submission, digest, kiosk: randomUUID(), intake: randomUUID(), at: clock.now() };
    return {
      kind: 'refusal',
      refusal: { ...about, code: 'service-not-taken', detail: 'No' },
      jws: 'refusal',
    };
  };
  const upstream: Upstream = {
    sendAttachment: (mark, file, signal) => {
      sent.push(file);
      return road.upload(mark, file, signal);
    },
    sendSubmission: async ({ submission }, signal) => {
      sent.push(submission);
      return road.answer(submission, signal);
    },
  };
  const open: Outbox[] = [];
  const start = () => {
    const outbox = createOutbox({
      store,
      upstream,
      ask: async (after, signal) => {
        asked.push(after);
        return road.news(after, signal);
      },
      listener: {
        after: () => heard.at(-1)?.news ?? 0,
        hear: async (news) => void heard.push(...news),
        allHeard: () => void lines.push('all-heard'),
      },
      files: { path: (attachment) => `file ${attachment}` },
      clock,
      random,
      audit: { enter: (act) => void audited.push(act) },
      log: { line: (name) => void lines.push(name) },
      together: (work) => db.transaction(work)(),
      onChange: (submission) => void changed.push(submission),
      learn: (at) => void learnt.push(at),
      onAnotherKey: () => undefined,
    });
    open.push(outbox);
    return outbox;
  };
  const handIn = (given: Partial<NewSubmission> = {}) => {
    const submission = given.submission ?? randomUUID();
    store.insert({
      submission,
      session: randomUUID(),
      number: store.allocateNumber(Math.random),
      at: clock.now(),
      service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
      language: 'zh-CN',
      undrawn: false,
      cover: 'cover',
      envelope: 'envelope',
      digest: `sha256:${submission}`,
      attachments: [],
      corrects: null,
      ...given,
    });
    return submission;
  };
  const close = async () => {
    for (const outbox of open) await outbox.close();
    db.close();
  };
  const told = { sent, changed, lines, audited, learnt, asked, heard };
  return { db, store, clock, ...told, road, received, refused, start, handIn, close };
}

let its: ReturnType<typeof standing>;
afterEach(() => its.close());

const silent: Silence = { kind: 'silence', code: 'unreachable' };
const unreachable: Answer = silent;
const piece = (news: number): Heard => ({
  news,
  submission: randomUUID(),
  digest: 'sha256:0',
  at: 0,
  case: 'accepted',
  note: undefined,
  content: undefined,
});
const photo = (bytes: number) => ({ attachment: randomUUID(), digest: `sha256:${'0'.repeat(64)}`, bytes });

describe('the outbox', () => {
  test('sends what is handed in without anybody waiting for it, and keeps the receipt', async () => {
    its = standing();
    const outbox = its.start();
    const submission = its.handIn();
    expect(outbox.wake()).toBeUndefined();
    expect(its.sent).toEqual([]);
    await settled();
    expect(its.store.get(submission)).toMatchObject({
      delivery: 'received',
      attempts: 1,
      lastOutcome: 'received',
      nextAttemptAt: null,
      receipt: { number: '1000000008', at: noon },
    });
    expect(its.changed).toEqual([submission, submission]);
    expect(its.audited).toEqual(['received']);
    expect(its.learnt).toEqual([noon]);
    expect(outbox.seenAt()).toBe(noon);
  });

  test('keeps what went out after its receipt, until it is forgotten, and never forgets what waits', async () => {
    its = standing();
    const mark = photo(1000);
    const submission = its.handIn({ attachments: [mark] });
    its.road.answer = () => unreachable;
    const outbox = its.start();
    await settled();
    expect(its.store.parcel(submission)?.envelope).toBe('envelope');
    expect(its.store.neededAttachments()).toEqual([mark.attachment]);
    expect(its.store.receivedBefore(noon + 1)).toEqual([]);
    expect(() => its.store.forgetEnvelope(submission)).toThrow('not in the state');
    its.road.answer = its.received;
    outbox.retryAll();
    await settled();
    expect(its.store.parcel(submission)?.envelope).toBe('envelope');
    expect(its.store.receivedBefore(noon)).toEqual([]);
    expect(its.store.receivedBefore(noon + 1)).toEqual([submission]);
    its.store.forgetEnvelope(submission);
    expect(its.store.parcel(submission)).toBeUndefined();
    expect(its.store.receivedBefore(noon + 1)).toEqual([]);
    expect(its.store.neededAttachments()).toEqual([]);
  });

  test('tries on for a day on which the intake answers 500, and brings all of it within five minutes of its end', async () => {
    its = standing({ random: randomFrom(20_261_130) });
    const failed: Answer = { kind: 'silence', code: 'intake-failed' };
    its.road.answer = () => failed;
    const outbox = its.start();
    const all: string[] = [];
    for (let hour = 0; hour < 24; hour += 1) {
      all.push(its.handIn());
      outbox.wake();
      await its.clock.pass(hourMs);
    }
    // Neither given up nor at it all the time: half of five minutes apart, as drawn, and once for each that is handed in.
    expect(its.sent.length).toBeGreaterThan(400);
    expect(its.sent.length).toBeLessThan(800);
    expect(new Set(its.sent)).toEqual(new Set(all));
    its.road.answer = its.received;
    await its.clock.pass(300_000);
    expect(all.map((submission) => its.store.get(submission)?.delivery)).toEqual(all.map(() => 'received'));
    const after = its.sent.slice(-all.length);
    expect(new Set(after)).toEqual(new Set(all));
  });

  test('says how an attempt ended and when the next is, also where that is no whole millisecond', async () => {
    its = standing({ random: () => 1 / 3 });
    its.road.answer = () => unreachable;
    const submission = its.handIn();
    its.start();
    await settled();
    expect(its.lines).toEqual(['submission-unanswered']);
    expect(its.store.get(submission)).toMatchObject({
      delivery: 'waiting',
      lastOutcome: 'unreachable',
      nextAttemptAt: noon + 667,
    });
  });

  test('tries at once after a start whatever was under way when the power failed', async () => {
    its = standing();
    const submission = its.handIn();
    its.store.setSending(submission);
    its.clock.setTimeOfDay(Date.UTC(1970, 0, 1));
    its.start();
    await settled();
    expect(its.store.get(submission)?.delivery).toBe('received');
  });

  test('sends an evening of submissions by itself when the network is back, each once', async () => {
    its = standing();
    const outbox = its.start();
    its.road.answer = () => unreachable;
    const submissions: string[] = [];
    for (let hour = 0; hour < 8; hour++) {
      submissions.push(its.handIn(), its.handIn());
      outbox.wake();
      await its.clock.pass(3_600_000);
    }
    its.sent.length = 0;
    its.road.answer = its.received;
    await its.clock.pass(300_000);
    expect(its.store.list().every(({ delivery }) => delivery === 'received')).toBe(true);
    expect([...its.sent].sort()).toEqual([...submissions].sort());
  });

  test('does not hammer a road that is down', async () => {
    its = standing({ random: () => 0.999 });
    its.road.answer = () => unreachable;
    its.road.news = async () => silent;
    for (let count = 0; count < 20; count++) its.handIn();
    its.start();
    await its.clock.pass(8 * 3_600_000);
    expect(its.sent.length).toBeGreaterThan((8 * 3600) / 300);
    expect(its.sent.length).toBeLessThan((8 * 3600) / 300 + 20);
  });

  test('keeps its pace when somebody sets the clock ten years on or back', async () => {
    its = standing({ random: () => 0.999 });
    its.road.answer = () => unreachable;
    its.handIn();
    its.start();
    await its.clock.pass(3_600_000);
    for (const year of [2036, 1999]) {
      its.clock.setTimeOfDay(Date.UTC(year, 0, 1));
      const before = its.sent.length;
      await its.clock.pass(3_600_000);
      expect(its.sent.length - before).toBeGreaterThanOrEqual(11);
      expect(its.sent.length - before).toBeLessThanOrEqual(13);
    }
  });

  test('is not blocked by one that comes to nothing', async () => {
    its = standing();
    const bad = its.handIn({ envelope: 'e' });
    its.road.answer = (submission) =>
      submission === bad ? { kind: 'silence', code: 'intake-failed' } : its.received(submission);
    const good = Array.from({ length: 5 }, () => its.handIn());
    its.start();
    await its.clock.pass(10_000);
    expect(good.map((submission) => its.store.get(submission)?.delivery)).toEqual(good.map(() => 'received'));
    expect(its.store.get(bad)).toMatchObject({ delivery: 'waiting', lastOutcome: 'intake-failed' });
  });

  test('sets a refused one aside with its reason and goes on', async () => {
    its = standing();
    const refused = its.handIn({ envelope: 'e' });
    const good = its.handIn();
    its.road.answer = (submission) =>
      submission === refused ? its.refused(submission) : its.received(submission);
    const outbox = its.start();
    await settled();
    expect(its.store.get(refused)).toMatchObject({
      delivery: 'refused',
      refusal: { code: 'service-not-taken', detail: 'No', at: noon },
    });
    expect(its.store.parcel(refused)?.envelope).toBe('e');
    expect(its.store.get(good)?.delivery).toBe('received');
    its.sent.length = 0;
    expect(its.store.unanswered()).toEqual([]);
    outbox.retryAll();
    await its.clock.pass(3_600_000);
    expect(its.sent).toEqual([]);
  });

  test('rests as long as the intake asks for, and staff can have it try all the same', async () => {
    its = standing();
    const submission = its.handIn();
    its.road.answer = () => ({ kind: 'silence', code: 'intake-busy', retryAfterMs: 1_200_000 });
    const outbox = its.start();
    await settled();
    expect(its.store.get(submission)).toMatchObject({
      lastOutcome: 'intake-busy',
      nextAttemptAt: noon + 1_200_000,
    });
    outbox.wake();
    await its.clock.pass(1_199_000);
    expect(its.sent).toHaveLength(1);
    expect(its.store.unanswered()).toHaveLength(1);
    outbox.retryAll();
    await settled();
    expect(its.sent).toHaveLength(2);
    await its.clock.pass(1_200_000);
    expect(its.sent).toHaveLength(3);
  });

  test('sends attachments before the submission that names them, and none twice', async () => {
    its = standing();
    const [first, second] = [photo(1000), photo(2000)];
    const submission = its.handIn({ attachments: [first, second] });
    let failures = 1;
    its.road.upload = async (mark) =>
      mark.attachment === second.attachment && failures-- > 0
        ? { kind: 'silence', code: 'timed-out' }
        : { kind: 'uploaded' };
    its.start();
    await its.clock.pass(10_000);
    const files = [first, second].map(({ attachment }) => `file ${attachment}`);
    expect(its.sent).toEqual([...files, files[1], submission]);
    expect(its.store.get(submission)?.delivery).toBe('received');
  });

  test('sends attachments again when the intake does not have them any more', async () => {
    its = standing();
    const mark = photo(1000);
    const submission = its.handIn({ attachments: [mark] });
    const answers: Answer[] = [{ kind: 'silence', code: 'attachment-missing' }];
    its.road.answer = (id) => answers.shift() ?? its.received(id);
    its.start();
    await its.clock.pass(10_000);
    expect(its.sent).toEqual([`file ${mark.attachment}`, submission, `file ${mark.attachment}`, submission]);
  });

  test('lets a small one overtake photos that are on their way, and then goes on with them', async () => {
    its = standing();
    const mark = photo(3_000_000);
    const large = its.handIn({ attachments: [mark] });
    let interrupted = 0;
    its.road.upload = (_mark, _file, signal) =>
      new Promise((resolve) => {
        if (interrupted > 0) resolve({ kind: 'uploaded' });
        signal.addEventListener('abort', () => {
          interrupted += 1;
          resolve({ kind: 'silence', code: 'given-up' });
        });
      });
    const outbox = its.start();
    await settled();
    const small = its.handIn();
    outbox.wake();
    await settled();
    expect(its.sent).toEqual([`file ${mark.attachment}`, small, `file ${mark.attachment}`, large]);
    expect(its.store.get(large)?.delivery).toBe('received');
    expect(interrupted).toBe(1);
  });

  test('goes on after a disk that was full for a while', async () => {
    its = standing();
    const submission = its.handIn();
    const { setReceived } = its.store;
    its.store.setReceived = () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    its.start();
    await its.clock.pass(60_000);
    expect(its.lines).toContain('outbox-failed');
    expect(its.store.get(submission)?.receipt).toBeNull();
    its.store.setReceived = setReceived;
    await its.clock.pass(300_000);
    expect(its.store.get(submission)?.delivery).toBe('received');
  });

  test.each([
    ['something else is handed in', (outbox: Outbox) => outbox.wake()],
    ['staff have it try', (outbox: Outbox) => outbox.retryAll()],
  ])('a fault leaves nothing behind as under way, also when %s before its rest is over', async (_, hurry) => {
    its = standing();
    const submission = its.handIn();
    const { setReceived } = its.store;
    its.store.setReceived = () => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const outbox = its.start();
    await settled();
    expect(its.store.get(submission)?.delivery).toBe('sending');
    its.store.setReceived = setReceived;
    await its.clock.pass(5_000);
    hurry(outbox);
    await its.clock.pass(5_000);
    expect(its.store.get(submission)?.delivery).toBe('received');
  });

  test('does not lose what is handed in at the very moment a pass ends', async () => {
    its = standing();
    const outbox = its.start();
    for (let round = 0; round < 50; round++) {
      const submission = its.handIn();
      outbox.wake();
      for (let turns = 0; turns < round; turns++) await Promise.resolve();
      const other = its.handIn();
      outbox.wake();
      await settled();
      expect([its.store.get(submission)?.delivery, its.store.get(other)?.delivery]).toEqual([
        'received',
        'received',
      ]);
    }
  });

  test('stops at once when the kiosk closes, and goes on at the next start', async () => {
    its = standing();
    const submission = its.handIn();
    its.road.answer = (_submission, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'silence', code: 'given-up' }));
      });
    const outbox = its.start();
    await settled();
    expect(its.store.get(submission)?.delivery).toBe('sending');
    await outbox.close();
    expect(its.store.get(submission)?.delivery).toBe('waiting');
    expect(its.clock.nextMs()).toBeUndefined();
    its.road.answer = its.received;
    its.start();
    await settled();
    expect(its.store.get(submission)?.delivery).toBe('received');
  });
});

describe('an answer that comes by another road', () => {
  test('is kept like any other, and says neither what time it is nor that this road is good', async () => {
    its = standing();
    its.road.answer = () => unreachable;
    const submission = its.handIn();
    const outbox = its.start();
    await settled();
    expect(outbox.answered(submission, its.received(submission))).toBe(true);
    expect(its.store.get(submission)).toMatchObject({
      delivery: 'received',
      lastOutcome: 'received',
      nextAttemptAt: null,
      receipt: { number: '1000000008' },
    });
    expect(its.audited).toEqual(['received']);
    expect(its.learnt).toEqual([]);
    expect(outbox.seenAt()).toBeNull();
    expect(outbox.answered(submission, its.received(submission))).toBe(false);
    expect(outbox.answered(randomUUID(), its.received(submission))).toBe(false);
    await its.clock.pass(3_600_000);
    expect(its.sent).toEqual([submission]);
    expect(its.audited).toEqual(['received']);
  });

  test.each(['silence', 'receipt', 'refusal'] as const)(
    'ends what is under way by wire, whatever that still comes to: %s',
    async (kind) => {
      its = standing();
      const submission = its.handIn();
      const late = {
        silence: unreachable,
        receipt: its.received(submission),
        refusal: its.refused(submission),
      };
      its.road.answer = (_submission, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve(late[kind]));
        });
      const outbox = its.start();
      await settled();
      expect(its.store.get(submission)?.delivery).toBe('sending');
      outbox.answered(submission, its.received(submission));
      await settled();
      const next = its.handIn();
      its.road.answer = its.received;
      outbox.retryAll();
      await settled();
      expect(its.store.get(submission)?.delivery).toBe('received');
      expect(its.store.get(next)?.delivery).toBe('received');
      expect(its.audited).toEqual(['received', 'received']);
      expect(its.lines).not.toContain('outbox-failed');
    },
  );

  test('receives what was refused before, and refuses nothing that was received', () => {
    its = standing();
    its.road.answer = () => unreachable;
    const submission = its.handIn();
    const outbox = its.start();
    expect(outbox.answered(submission, its.refused(submission))).toBe(true);
    expect(outbox.answered(submission, its.refused(submission))).toBe(false);
    expect(its.store.get(submission)).toMatchObject({ delivery: 'refused' });
    expect(outbox.answered(submission, its.received(submission))).toBe(true);
    expect(its.store.get(submission)).toMatchObject({ delivery: 'received', refusal: null });
    expect(outbox.answered(submission, its.refused(submission))).toBe(false);
    expect(its.store.get(submission)).toMatchObject({ delivery: 'received', refusal: null });
    expect(its.audited).toEqual(['refused', 'received']);
  });
});

describe('news on the same road', () => {
  const minute = 60_000;
  test('is asked for soon after the start, then from time to time, and never twice in ten minutes', async () => {
    its = standing({ random: () => 0.5 });
    its.start();
    await settled();
    expect(its.asked).toEqual([]);
    await its.clock.pass(15_000);
    expect(its.asked).toHaveLength(1);
    await its.clock.pass(14 * minute);
    expect(its.asked).toHaveLength(1);
    await its.clock.pass(1 * minute);
    expect(its.asked).toHaveLength(2);
    expect(its.lines).toEqual(['all-heard', 'all-heard']);
  });

  test('is asked for after a receipt, and then as often as ever', async () => {
    its = standing({ random: () => 0.999 });
    const outbox = its.start();
    for (let count = 0; count < 19; count++) {
      its.handIn();
      outbox.wake();
      await its.clock.pass(minute);
    }
    // At once, after the receipt that came ten minutes later, and not in between.
    expect(its.asked).toHaveLength(2);
  });

  test('waits while something goes out, and is put off by what is handed in', async () => {
    its = standing({ random: () => 0 });
    const asking: AbortSignal[] = [];
    its.road.news = (_after, signal) =>
      new Promise((resolve) => {
        asking.push(signal);
        signal.addEventListener('abort', () => resolve({ kind: 'silence', code: 'given-up' }));
      });
    const outbox = its.start();
    await settled();
    expect(asking).toHaveLength(1);
    const arriving: (() => void)[] = [];
    its.road.answer = (submission) =>
      new Promise((resolve) => {
        arriving.push(() => resolve(its.received(submission)));
      });
    its.handIn();
    outbox.wake();
    await settled();
    expect([asking[0]?.aborted, its.sent.length, asking.length]).toEqual([true, 1, 1]);
    arriving[0]?.();
    await settled();
    // Behind it, and not ten minutes later.
    expect(asking).toHaveLength(2);
    expect(its.lines).not.toContain('news-unanswered');
  });

  test('is fetched to its end, and not for ever where nothing of it counts', async () => {
    its = standing({ random: () => 0 });
    const pages = [[piece(3), piece(5)], [piece(8)]];
    its.road.news = async () => ({ kind: 'told', news: pages.shift() ?? [], more: true });
    const outbox = its.start();
    await settled();
    expect(its.asked).toEqual([0, 5, 8]);
    expect(its.heard.map(({ news }) => news)).toEqual([3, 5, 8]);
    expect(its.lines).not.toContain('all-heard');
    expect(outbox.seenAt()).toBe(noon);
  });

  test('is not asked for where the intake wants a rest, and comes to nothing quietly where it is silent', async () => {
    its = standing({ random: () => 0.01 });
    its.road.answer = () => ({ kind: 'silence', code: 'intake-busy', retryAfterMs: 20 * minute });
    its.road.news = async () => ({ ...silent, retryAfterMs: 45 * minute });
    its.handIn();
    const outbox = its.start();
    await its.clock.pass(19 * minute);
    expect(its.asked).toEqual([]);
    its.road.answer = () => unreachable;
    await its.clock.pass(2 * minute);
    expect(its.asked).toEqual([0]);
    await its.clock.pass(44 * minute);
    expect(its.asked).toEqual([0]);
    expect(outbox.seenAt()).toBeNull();
    // Staff may ask all the same.
    outbox.retryAll();
    await settled();
    expect(its.asked).toEqual([0, 0]);
  });

  test('is asked for when a resident looks, once a minute, and not before the intake lets us', async () => {
    its = standing({ random: () => 0.999 });
    const outbox = its.start();
    outbox.wantsToKnow();
    await settled();
    expect(its.asked).toHaveLength(1);
    outbox.wantsToKnow();
    await its.clock.pass(59_000);
    expect(its.asked).toHaveLength(1);
    its.road.news = async () => ({ ...silent, retryAfterMs: 3 * minute });
    await its.clock.pass(1_000);
    expect(its.asked).toHaveLength(2);
    outbox.wantsToKnow();
    await its.clock.pass(3 * minute - 1);
    expect(its.asked).toHaveLength(2);
    await its.clock.pass(1);
    expect(its.asked).toHaveLength(3);
  });

  test('that is told proves the road good: what waits is tried at once', async () => {
    its = standing({ random: () => 0.999 });
    its.road.answer = () => unreachable;
    const submission = its.handIn();
    its.start();
    await its.clock.pass(29_000);
    its.road.answer = its.received;
    await its.clock.pass(1_000);
    expect(its.store.get(submission)?.delivery).toBe('received');
  });

  test('that the disk does not take ends no delivery', async () => {
    its = standing({ random: () => 0 });
    its.road.news = () => Promise.reject(new Error('database or disk is full'));
    const outbox = its.start();
    await settled();
    expect(its.lines).toEqual(['outbox-failed']);
    const submission = its.handIn();
    outbox.wake();
    await settled();
    expect(its.store.get(submission)?.delivery).toBe('received');
  });
});

describe('the table of submissions', () => {
  test('answers the slip of a session that was handed in, and gives no number twice', () => {
    its = standing();
    const session = randomUUID();
    const submission = its.handIn({ session });
    expect(its.store.bySession(session)?.submission).toBe(submission);
    expect(() => its.handIn({ session })).toThrow('UNIQUE');
    const draws = [0.25, 0.25, 0.25, 0.75];
    const next = () => draws.shift() ?? 0;
    expect(its.store.allocateNumber(next)).toBe('25000001');
    expect(its.store.allocateNumber(next)).toBe('75000000');
  });

  test('keeps a submission whole or not at all', () => {
    its = standing();
    const mark = photo(1000);
    its.handIn({ attachments: [mark] });
    expect(() => its.handIn({ attachments: [photo(5), mark] })).toThrow('UNIQUE');
    expect(its.store.list()).toHaveLength(1);
    expect(its.store.neededAttachments()).toEqual([mark.attachment]);
  });
});
