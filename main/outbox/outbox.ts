import type { AuditLog } from '../log/audit-log.ts';
import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import type { SubmissionRow, SubmissionTable } from '../store/submission.ts';
import type { Answer, Silence, Upstream } from '../upstream/port.ts';
import { createSchedule } from './schedule.ts';

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
  /** The sealed files of attachments. */
  readonly files: { path(attachment: string): string };
  readonly clock: OutboxClock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly audit: AuditLog;
  readonly log: Pick<OperatingLog, 'line'>;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
  readonly onChange: (submission: string) => void;
}

export interface Outbox {
  /** Something was handed in. Returns at once: nobody in front of the kiosk waits for the road. */
  wake(): void;
  /** Tries everything that waits, now. Answers how many that is, not what comes of it. */
  retryAll(): Promise<number>;
  /** When the intake last answered, UTC milliseconds; null if never since start. */
  seenAt(): number | null;
  /** Stops what is under way; it waits for the next start. */
  close(): Promise<void>;
}

/** Sends what waits, one after the other, by itself and for as long as it takes. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, upstream, files, clock, random, audit, log, together, onChange } = parts;
  const schedule = createSchedule(random);
  let underWay: { bytes: number; uploading: boolean; controller: AbortController } | undefined;
  let running: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let seenAt: number | null = null;
  let again = false;
  const closing = new AbortController();

  start();

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
        const next = schedule.next(waiting, clock.monotonicMs());
        if (!next) return;
        if ('waitMs' in next) {
          callOff = clock.after(next.waitMs, start);
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

  async function deliver(row: SubmissionRow): Promise<void> {
    const { submission } = row;
    store.setSending(submission);
    onChange(submission);
    const controller = new AbortController();
    underWay = { bytes: row.bytes, uploading: true, controller };
    try {
      settle(row, await send(row, controller.signal));
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

  function settle(row: SubmissionRow, answer: Answer): void {
    const { submission } = row;
    if (answer.kind === 'silence') {
      putBack(row, answer);
      return;
    }
    if (answer.kind === 'receipt') {
      const { receipt, jws } = answer;
      together(() => {
        store.setReceived(submission, receipt, jws);
        audit.enter('received', { submission, receipt: receipt.number });
      });
      log.line('submission-received', { submission });
    } else {
      const { refusal, jws } = answer;
      together(() => {
        store.setRefused(submission, refusal, jws);
        audit.enter('refused', { submission, code: refusal.code });
      });
      log.line('submission-refused', { submission, code: answer.refusal.code });
    }
    seenAt = clock.now();
    schedule.answered(submission, clock.monotonicMs());
  }

  function putBack({ submission, attempts }: SubmissionRow, { code, retryAfterMs }: Silence): void {
    if (code === 'given-up') {
      store.setWaiting(submission, null, null);
      return;
    }
    if (code === 'attachment-missing') {
      for (const { attachment } of store.attachments(submission)) store.setUploaded(attachment, false);
    }
    const now = clock.monotonicMs();
    schedule.failed(submission, now, retryAfterMs);
    // Times in the store are whole milliseconds: it refuses any other, and the attempt would count as a fault of ours.
    store.setWaiting(submission, code, Math.ceil(clock.now() + schedule.restMs(submission, now)));
    log.line('submission-unanswered', { submission, outcome: code, attempt: attempts + 1 });
  }

  return {
    wake: () => {
      schedule.hurry();
      // A photo on a slow line takes minutes; what is smaller goes first, and the upload is resumed where it was.
      if (underWay?.uploading && store.waiting().some(({ bytes }) => bytes < (underWay?.bytes ?? 0))) {
        underWay.controller.abort();
      }
      start();
    },
    retryAll: () => {
      schedule.startOver();
      const waiting = store.waiting().length + (underWay ? 1 : 0);
      start();
      return Promise.resolve(waiting);
    },
    seenAt: () => seenAt,
    close: async () => {
      closing.abort();
      callOff?.();
      underWay?.controller.abort();
      await running;
    },
  };
}

const faultRestMs = 30_000;
