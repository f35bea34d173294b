import type { AuditLog } from '../log/audit-log.ts';
import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import type { SubmissionRow, SubmissionTable } from '../store/submission.ts';
import type { Answer, AskForNews, SignedAnswer, Silence, Upstream } from '../upstream/port.ts';
import { type Listener, newsRound } from './news-round.ts';
import { createSchedule } from './schedule.ts';
import { settle } from './settle.ts';

export interface OutboxClock {
  /** UTC milliseconds, for what people look at. */
  now(): number;
  /** Milliseconds that only ever grow, whatever is done to the time of day. */
  monotonicMs(): number;
  /** Runs it once after so long; answers how to call that off. */
  after(delayMs: number, run: () => void): () => void;
}

export interface OutboxParts {
  readonly store: SubmissionTable;
  readonly upstream: Upstream;
  readonly ask: AskForNews;
  readonly listener: Listener;
  /** The sealed files of attachments. */
  readonly files: { path(attachment: string): string };
  readonly clock: OutboxClock;
  /** How long after its start it looks for the first time at what waits. */
  readonly firstPassMs?: number | undefined;
  /** In [0, 1). */
  readonly random: () => number;
  readonly audit: AuditLog;
  readonly log: Pick<OperatingLog, 'line'>;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
  readonly onChange: (submission: string) => void;
  /** The intake has signed this time (UTC ms) just now. */
  readonly learn: (at: number) => void;
  /** Something was answered that another key has signed than the pinned one. */
  readonly onAnotherKey: () => void;
}

export interface Outbox {
  /** Something was handed in. Returns at once: nobody in front of the kiosk waits for the road. */
  wake(): void;
  /** Tries everything that waits, now. Returns at once. */
  retryAll(): void;
  /** A resident looks how something stands. Returns at once; what there is to hear comes as any other news. */
  wantsToKnow(): void;
  /** What the intake signed came by another road than this one. Answers whether it is news. */
  answered(submission: string, answer: SignedAnswer): boolean;
  /** When the intake last answered, UTC milliseconds; null if never since start. */
  seenAt(): number | null;
  /** Stops what is under way; it waits for the next start. */
  close(): Promise<void>;
}

/**
 * Sends what waits, one after the other, by itself and for as long as it takes, and asks what became of what was sent when
 * there is nothing to send: one road, so that on a slow line nothing that a resident handed in waits for news.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, upstream, ask, listener, files, clock, firstPassMs = 0 } = parts;
  const { random, log, onChange, onAnotherKey, learn } = parts;
  const schedule = createSchedule(random);
  const news = newsRound({ ask, listener, startedMs: clock.monotonicMs(), random, onAnotherKey, log });
  let asking: AbortController | undefined;
  let underWay:
    { submission: string; bytes: number; uploading: boolean; controller: AbortController } | undefined;
  let running: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let seenAt: number | null = null;
  let again = false;
  const closing = new AbortController();

  if (firstPassMs === 0) start();
  else callOff = clock.after(firstPassMs, start);

  function start(): void {
    callOff?.();
    callOff = undefined;
    if (closing.signal.aborted) return;
    if (running) {
      // The pass under way may be just about to end.
      again = true;
      return;
    }
    running = drain().finally(() => {
      running = undefined;
      if (!again) return;
      again = false;
      start();
    });
  }

  /** Goes on until nothing waits or everything rests. A fault in here must not end the deliveries of this kiosk. */
  async function drain(): Promise<void> {
    await Promise.resolve();
    try {
      // Nothing is under way when a pass begins. What a power cut, or a fault like a full disk, left behind as under
      // way would otherwise be seen by no pass until the next start.
      store.recover();
      while (!closing.signal.aborted) {
        const waiting = store.waiting();
        const now = clock.monotonicMs();
        const next = schedule.next(waiting, now);
        if (!next || 'waitMs' in next) {
          const newsMs = Math.max(news.inMs(now), schedule.heldMs(now));
          if (newsMs === 0) {
            await askForNews(now);
            continue;
          }
          callOff = clock.after(Math.min(newsMs, next?.waitMs ?? Infinity), start);
          return;
        }
        const row = waiting.find(({ submission }) => submission === next.submission);
        if (row) await deliver(row);
      }
    } catch (error) {
      log.line('outbox-failed', withoutMessage(error));
      callOff = clock.after(faultRestMs, start);
    }
  }

  async function askForNews(now: number): Promise<void> {
    asking = new AbortController();
    try {
      if (!(await news.run(now, asking.signal))) return;
      seenAt = clock.now();
      schedule.hurry();
    } finally {
      asking = undefined;
    }
  }

  async function deliver(row: SubmissionRow): Promise<void> {
    const { submission } = row;
    store.setSending(submission);
    onChange(submission);
    const controller = new AbortController();
    underWay = { submission, bytes: row.bytes, uploading: true, controller };
    try {
      take(row, await send(row, controller.signal));
    } catch (error) {
      schedule.failed(submission, clock.monotonicMs(), undefined);
      throw error;
    } finally {
      underWay = undefined;
    }
    onChange(submission);
  }

  /** Attachments first, then the submission that names them. */
  async function send({ submission }: SubmissionRow, signal: AbortSignal): Promise<Answer> {
    for (const { uploaded, ...mark } of store.attachments(submission)) {
      if (uploaded) continue;
      const sent = await upstream.sendAttachment(mark, files.path(mark.attachment), signal);
      if (sent.kind === 'silence') return sent;
      store.setUploaded(mark.attachment, true);
    }
    const parcel = store.parcel(submission);
    if (!parcel) throw new Error(`Submission ${submission} waits without an envelope`);
    if (underWay) underWay.uploading = false;
    return upstream.sendSubmission(parcel, signal);
  }

  function take(row: SubmissionRow, answer: Answer): void {
    const { submission } = row;
    if (answer.kind === 'silence') {
      putBack(row, answer);
      return;
    }
    if (settle(parts, submission, answer) && answer.kind === 'receipt') {
      learn(answer.receipt.at);
      news.soon();
    }
    seenAt = clock.now();
    schedule.answered(submission, clock.monotonicMs());
  }

  function putBack(
    { submission, attempts }: SubmissionRow,
    { code, retryAfterMs, moved, byAnotherKey }: Silence,
  ): void {
    // Its answer has come by another road meanwhile.
    if (store.get(submission)?.delivery !== 'sending') return;
    if (code === 'given-up') {
      store.setWaiting(submission, null, null);
      return;
    }
    if (code === 'attachment-missing') {
      for (const { attachment } of store.attachments(submission)) store.setUploaded(attachment, false);
    }
    const now = clock.monotonicMs();
    if (moved) schedule.moved();
    schedule.failed(submission, now, retryAfterMs);
    // Times in the store are whole milliseconds: it refuses any other, and the attempt would count as a fault of ours.
    store.setWaiting(submission, code, Math.ceil(clock.now() + schedule.restMs(submission, now)));
    log.line('submission-unanswered', { submission, outcome: code, attempt: attempts + 1 });
    if (byAnotherKey) onAnotherKey();
  }

  return {
    wake: () => {
      schedule.hurry();
      // A photo on a slow line takes minutes; what is smaller goes first, and the upload is resumed where it was.
      if (underWay?.uploading && store.waiting().some(({ bytes }) => bytes < (underWay?.bytes ?? 0))) {
        underWay.controller.abort();
      }
      asking?.abort();
      start();
    },
    retryAll: () => {
      schedule.startOver();
      news.atOnce();
      start();
    },
    wantsToKnow: () => {
      news.soonest(clock.monotonicMs());
      start();
    },
    answered: (submission, answer) => {
      if (!settle(parts, submission, answer)) return false;
      schedule.forget(submission);
      if (underWay?.submission === submission) underWay.controller.abort();
      onChange(submission);
      return true;
    },
    seenAt: () => seenAt,
    close: async () => {
      closing.abort();
      callOff?.();
      underWay?.controller.abort();
      asking?.abort();
      await running;
    },
  };
}

const faultRestMs = 30_000;
