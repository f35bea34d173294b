import type { StickState } from '../../core/contract.ts';
import { openStick, type Stick } from '../../stick/stick.ts';
import type { OpenSticks } from '../device/stick/port.ts';
import type { AuditLog } from '../log/audit-log.ts';
import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { SubmissionTable } from '../store/submission.ts';
import type { SignedAnswer } from '../upstream/port.ts';
import { answersOn, type FoundAnswer } from '../upstream/usb-stick/answers-on.ts';
import { howItEnded } from '../upstream/usb-stick/how-it-ended.ts';
import { clearReceived, lieThere } from '../upstream/usb-stick/lies-there.ts';
import { writeParcel } from '../upstream/usb-stick/write-parcel.ts';

export interface StickDeskParts {
  readonly open: OpenSticks;
  /** Whether the operator lets any be used here. */
  readonly allowed: boolean;
  readonly kiosk: string;
  readonly submissions: Pick<SubmissionTable, 'get' | 'unanswered' | 'parcel' | 'attachments'>;
  /** The sealed files of attachments. */
  readonly files: { path(attachment: string): string };
  /** What an answer on a stick comes to, once it is proven: undefined for whatever the intake has not signed for it. */
  readonly readAnswer: (
    body: unknown,
    sent: { submission: string; digest: string },
  ) => Promise<SignedAnswer | undefined>;
  readonly outbox: Pick<Outbox, 'answered'>;
  readonly audit: AuditLog;
  readonly log: Pick<OperatingLog, 'line'>;
  readonly changed: () => void;
}

/**
 * What waits goes along on a USB stick, and what the intake signed comes back on it. Nothing of a delivery is changed by
 * taking along: it goes by wire all the same where that works first. Both are done in the background, one at a time; a call
 * that comes meanwhile, or with no stick or two in, changes nothing and answers how things stand.
 */
export interface StickDesk {
  state(): StickState;
  /** The audit log says which of the staff took how many along, took in the answers of how many, and called off which. */
  takeAlong(staff: string): void;
  takeAnswers(staff: string): void;
  /** Ends what is under way after the file that is being written. */
  callOff(staff: string): void;
  close(): Promise<void>;
}

export function stickDesk(parts: StickDeskParts): StickDesk {
  const { open, kiosk, submissions, files, outbox, audit, log, changed } = parts;
  /** As it was when it was looked at last: how many are in, and what is on the one. */
  let seen: Seen = { sticks: 0, ...nothing };
  let underWay: StickState['underWay'] = null;
  let last: StickState['last'] = null;
  let running: Promise<void> | undefined;
  let calledOff = new AbortController();
  let looks = Promise.resolve();
  let isClosing = false;

  const sticks = open(() => {
    // Whatever was said of the stick before is over; only that it was pulled out too early is still to be told.
    if (sticks.roots().length > 0 || last?.ended === 'done') last = null;
    void look();
  });
  const only = () => {
    const roots = sticks.roots();
    return roots.length === 1 ? roots[0] : undefined;
  };

  /** One look after the other, the last of which is right. */
  function look(): Promise<void> {
    const before = looks;
    looks = (async () => {
      await before;
      const sticksIn = sticks.roots().length;
      const root = only();
      try {
        const stick = root === undefined || isClosing ? undefined : await openStick(root);
        seen = { sticks: sticksIn, ...(stick ? await lookAt(stick) : nothing) };
      } catch (error) {
        seen = { sticks: sticksIn, ...nothing };
        if (howItEnded(error) === 'fault') log.line('stick-failed', withoutMessage(error));
      }
      changed();
    })();
    return looks;
  }

  async function lookAt(stick: Stick): Promise<Omit<Seen, 'sticks'>> {
    const answers: FoundAnswer[] = [];
    for await (const answer of answersOn(stick, kiosk)) {
      if (isOpen(answer) && answers.length < mostAnswers) answers.push(answer);
    }
    const unanswered = new Set(submissions.unanswered().map(({ submission }) => submission));
    return { lying: await lieThere(stick, kiosk, unanswered), answers };
  }

  /** Whether it could change anything here: of this kiosk, and not received already. */
  function isOpen({ submission, body }: FoundAnswer): boolean {
    const delivery = submissions.get(submission)?.delivery;
    if (delivery === 'refused') return 'receipt' in body;
    return delivery === 'waiting' || delivery === 'sending';
  }

  const isReceived = (submission: string) => submissions.get(submission)?.delivery === 'received';

  const canBegin = () => only() !== undefined && !running && !isClosing;

  /** Of how many submissions the stick has an answer that could change anything here. */
  const answersIn = () => new Set(seen.answers.filter(isOpen).map(({ submission }) => submission)).size;

  function tell(how: NonNullable<StickState['underWay']>): void {
    underWay = how;
    changed();
  }

  /** Runs one of the two, and tells how it ended. Only whoever closes the machine waits for it. */
  function run(
    what: NonNullable<StickState['last']>['what'],
    of: number,
    work: (run: Run) => Promise<void>,
  ): void {
    const root = only();
    if (root === undefined || running || isClosing) return;
    calledOff = new AbortController();
    const counts = { taken: 0, lost: 0, received: 0, refused: 0, useless: 0 };
    last = null;
    running = (async () => {
      let ended: NonNullable<StickState['last']>['ended'] = 'done';
      try {
        await work({ stick: await openStick(root), counts, signal: calledOff.signal });
      } catch (error) {
        ended = howItEnded(error);
        if (ended === 'fault') log.line('stick-failed', withoutMessage(error));
      }
      log.line('stick-done', { what, ended, ...counts });
      await look();
      last = { what, ended, ...counts };
    })().finally(() => {
      running = undefined;
      underWay = null;
      changed();
    });
    tell({ what, done: 0, of });
  }

  return {
    state: () => {
      const unanswered = submissions.unanswered();
      return {
        allowed: parts.allowed,
        sticks: seen.sticks,
        waiting: unanswered.length,
        bytes: unanswered.reduce((sum, { bytes }) => sum + bytes, 0),
        onStick: unanswered.filter(({ submission }) => seen.lying.has(submission)).length,
        answers: answersIn(),
        underWay,
        last,
      };
    },

    takeAlong: (staff) => {
      const waiting = submissions.unanswered();
      if (!canBegin() || waiting.length === 0) return;
      // Before anything leaves the kiosk: where this does not reach the disk, nothing goes along.
      audit.enter('taken-along', { waiting: waiting.length, by: `staff:${staff}` });
      run('take-along', waiting.length, async ({ stick, counts, signal }) => {
        await clearReceived(stick, kiosk, isReceived);
        for (const [done, { submission }] of waiting.entries()) {
          tell({ what: 'take-along', done, of: waiting.length });
          signal.throwIfAborted();
          const parcel = submissions.parcel(submission);
          // Its receipt came by wire while others were written.
          if (!parcel || isReceived(submission)) continue;
          const outgoing = { ...parcel, attachments: submissions.attachments(submission) };
          const written = await writeParcel(stick, kiosk, outgoing, files, signal);
          counts[written === 'lost' ? 'lost' : 'taken'] += 1;
        }
      });
    },

    takeAnswers: (staff) => {
      if (!canBegin()) return;
      // Before anything is taken: each answer that counts has an entry of its own besides.
      audit.enter('answers-taken', { answers: answersIn(), by: `staff:${staff}` });
      run('take-answers', seen.answers.length, async ({ stick, counts, signal }) => {
        const { answers } = await lookAt(stick);
        for (const [done, { submission, body }] of answers.entries()) {
          tell({ what: 'take-answers', done, of: answers.length });
          signal.throwIfAborted();
          const row = submissions.get(submission);
          if (!row || !isOpen({ submission, body })) continue;
          const answer = await parts.readAnswer(body, { submission, digest: row.digest });
          if (!answer) counts.useless += 1;
          else if (outbox.answered(submission, answer))
            counts[answer.kind === 'receipt' ? 'received' : 'refused'] += 1;
        }
        await clearReceived(stick, kiosk, isReceived);
      });
    },

    callOff: (staff) => {
      // Pressed a second time it ends nothing more.
      if (!underWay || calledOff.signal.aborted) return;
      audit.enter('stick-called-off', { what: underWay.what, by: `staff:${staff}` });
      calledOff.abort();
    },

    close: async () => {
      isClosing = true;
      sticks.close();
      calledOff.abort();
      await running;
      await looks;
    },
  };
}

interface Seen {
  readonly sticks: number;
  readonly lying: ReadonlySet<string>;
  readonly answers: readonly FoundAnswer[];
}

interface Run {
  readonly stick: Stick;
  readonly counts: Pick<
    NonNullable<StickState['last']>,
    'taken' | 'lost' | 'received' | 'refused' | 'useless'
  >;
  readonly signal: AbortSignal;
}

const nothing = { lying: new Set<string>(), answers: [] };

/** A kiosk that has waited for years has no more. */
const mostAnswers = 20_000;
