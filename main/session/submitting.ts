import { sealSubmission } from '../../core/submission/seal.ts';
import type { SubmissionTable } from '../store/submission.ts';
import type { KeptEnrolment } from '../upstream/enrolment.ts';
import type { Attachments } from './attachments.ts';
import { good, refused, type Result } from './result.ts';
import type { Running } from './running.ts';

/** A session's answers, frozen and sealed to the intake, ready to take the session's place. */
export interface Frozen {
  /** The session as it was: see `Running.seq`. */
  readonly seq: number;
  /** The photos that go along. */
  readonly photos: ReadonlySet<string>;
  /** For the audit log. */
  readonly what: { submission: string; service: string; digest: string; intake: string };
  /** To be called in the transaction that forgets the session. */
  insert(): void;
}

/** What the screen says of the answers that it hands in. */
export interface HandedIn {
  readonly language: string;
  /** It could not draw a character of them. */
  readonly undrawn: boolean;
}

export interface Submitting {
  freeze(running: Running, how: HandedIn): Promise<Result<Frozen, 'not-complete'>>;
  /** It is on the disk: on its way, as soon as there is one. */
  sent(submission: string): void;
  /** What was handed back is another now: it was put right and handed in again. */
  corrected(submission: string): void;
}

export interface SubmittingParts {
  readonly submissions: SubmissionTable;
  readonly attachments: Attachments;
  readonly enrolment: () => KeptEnrolment | undefined;
  readonly now: () => number;
  readonly random: () => number;
  readonly wake: () => void;
  readonly changed: (submission: string) => void;
}

/** The submission carries the session's own id, so that one session can never become two submissions. */
export function submittingOf(parts: SubmittingParts): Submitting {
  const { submissions, attachments, enrolment, now, random, wake, changed } = parts;
  return {
    freeze: async (running, { language, undrawn }) => {
      const { row, key, engine, seq } = running;
      const view = engine.view();
      if (view.place.at !== 'declaration') return refused('not-complete', view.place);
      if (!view.complete) return refused('not-complete', { at: 'review' });
      const road = enrolment();
      if (!road) throw new Error('A kiosk that is not enrolled cannot hand anything in');

      const outcome = engine.outcome();
      const at = now();
      const number = submissions.allocateNumber(random);
      const keys = attachments.keys(row.session, key);
      const sealed = await sealSubmission({
        id: row.session,
        kiosk: road.kiosk.id,
        intake: road.intake.id,
        slip: number,
        service: outcome.service,
        language,
        outcome,
        attachments: outcome.attachments,
        attachmentKeys: Object.fromEntries(
          outcome.attachments.map(({ attachment }) => [attachment, keys.get(attachment) ?? new Uint8Array()]),
        ),
        corrects: row.corrects ?? undefined,
        at,
        kioskSigningKey: road.keys.signing,
        intakeEnvelopeKey: road.intake.envelopeKey,
      });
      for (const each of keys.values()) each.fill(0);
      return good({
        seq,
        photos: new Set(outcome.attachments.map(({ attachment }) => attachment)),
        what: {
          submission: row.session,
          service: outcome.service.id,
          digest: sealed.digest,
          intake: road.intake.id,
        },
        insert: () =>
          submissions.insert({
            submission: row.session,
            session: row.session,
            number,
            at,
            service: outcome.service,
            language,
            undrawn,
            attachments: outcome.attachments,
            corrects: row.corrects,
            ...sealed,
          }),
      });
    },
    sent: (submission) => {
      changed(submission);
      wake();
    },
    corrected: changed,
  };
}
