import type { Database } from 'better-sqlite3';
import type { Delivery } from '../../core/contract.ts';
import type { AttachmentMark, Cover } from '../../core/submission/cover.ts';
import { numberFrom } from '../../core/submission/number.ts';
import type { Receipt, Refusal } from '../../core/submission/receipt.ts';
import { checkedRows } from './checked-rows.ts';

/** A submission as it is when the resident hands it in. */
export interface NewSubmission {
  readonly submission: string;
  readonly session: string;
  /** From `allocateNumber`. */
  readonly number: string;
  readonly at: number;
  readonly service: { readonly id: string; readonly version: string; readonly digest: string };
  readonly language: string;
  /** The screen could not draw a character of the answers. */
  readonly undrawn: boolean;
  readonly cover: string;
  readonly envelope: string;
  readonly digest: string;
  readonly attachments: readonly AttachmentMark[];
  /** The submission that was handed back, where this is that one put right. */
  readonly corrects: string | null;
}

/** What is known of a submission. The envelope is fetched by itself, when it is sent. */
export interface SubmissionRow {
  readonly submission: string;
  readonly session: string;
  readonly number: string;
  readonly at: number;
  readonly service: { readonly id: string; readonly version: string; readonly digest: string };
  readonly language: string;
  readonly undrawn: boolean;
  readonly digest: string;
  /** Of envelope and attachments together. */
  readonly bytes: number;
  readonly delivery: Delivery;
  readonly attempts: number;
  readonly lastOutcome: string | null;
  readonly nextAttemptAt: number | null;
  readonly receipt: { readonly number: string; readonly at: number } | null;
  readonly refusal: { readonly code: string; readonly detail: string; readonly at: number } | null;
  readonly corrects: string | null;
  /** What went out, or will, is still here. */
  readonly sealed: boolean;
}

/** What goes out, besides the attachments. */
export interface Parcel {
  readonly submission: string;
  readonly digest: string;
  readonly cover: string;
  readonly envelope: string;
}

export interface SubmissionTable {
  /** A number for a slip that this kiosk has never given: eight digits, the last of them a check digit. */
  allocateNumber(random: () => number): string;
  /** Belongs into the transaction in which the session's key is deleted: either both are on the disk or neither. */
  insert(submission: NewSubmission): void;
  get(submission: string): SubmissionRow | undefined;
  bySession(session: string): SubmissionRow | undefined;
  /** The one with this number on its slip or, where none has it there, on its receipt. */
  byNumber(number: string): SubmissionRow | undefined;
  /** The one that puts this one right. */
  correctionOf(submission: string): SubmissionRow | undefined;
  /** Newest first. */
  list(): SubmissionRow[];
  waiting(): SubmissionRow[];
  /** What has no answer yet, also what is under way just now; small things first. */
  unanswered(): SubmissionRow[];
  /** Digests of the services that submissions name. */
  services(): string[];

  /** Undefined where the envelope is forgotten. */
  parcel(submission: string): Parcel | undefined;
  attachments(submission: string): (AttachmentMark & { readonly uploaded: boolean })[];
  /** Ids of the sealed files that are still needed. */
  neededAttachments(): string[];
  setUploaded(attachment: string, uploaded: boolean): void;

  setSending(submission: string): void;
  /** Back into the queue. Null `outcome`: it was put off for something smaller, or the kiosk closes. */
  setWaiting(submission: string, outcome: string | null, nextAttemptAt: number | null): void;
  /** Whatever it was before, also refused: only what was received already cannot be received again. */
  setReceived(submission: string, receipt: Receipt, jws: string): void;
  setRefused(submission: string, refusal: Refusal, jws: string): void;
  /** While nothing is under way: whatever a power cut or a fault left as if it were waits again. */
  recover(): void;

  /** Of which the receipt came before that time, and which are still here as they went out. */
  receivedBefore(time: number): string[];
  /** The same of what upstream refused before that time. */
  refusedBefore(time: number): string[];
  /** Deletes what went out. What the submission was and what upstream answered stays. */
  forgetEnvelope(submission: string): void;
  /** Deletes the submission with its attachments' marks, its case, and how its resident found it. Its number is never given again. */
  remove(submission: string): void;
  /** Everything of which the receipt came since that time, and which is still here, waits again. Answers how many. */
  sendAgain(since: number): number;
  /** Of which something in clear is not as it was written. */
  damaged(): string[];
  /** Puts one flipped bit of such a one back. False where it is more. */
  mend(damaged: string): boolean;
  /** Writes such a one anew from its cover, which the kiosk has signed. It waits again: what is there already is answered the same. */
  putRight(damaged: string, cover: Cover): void;
}

interface Row {
  submission: string;
  session: string;
  number: string;
  at: number;
  service: string;
  version: string;
  service_digest: string;
  language: string;
  undrawn: 0 | 1;
  digest: string;
  bytes: number;
  delivery: Delivery;
  attempts: number;
  last_outcome: string | null;
  next_attempt_at: number | null;
  answered_at: number | null;
  receipt_number: string | null;
  refusal_code: string | null;
  refusal_detail: string | null;
  corrects: string | null;
  sealed: 0 | 1;
}

const columns = `submission, session, number, at, service, version, service_digest, language, undrawn, digest, bytes,
  delivery, attempts, last_outcome, next_attempt_at, answered_at, receipt_number, refusal_code, refusal_detail, corrects,
  envelope IS NOT NULL AS sealed`;

export function submissionTable(db: Database): SubmissionTable {
  const rows = checkedRows(db, 'submission');
  const insertNumber = db.prepare('INSERT OR IGNORE INTO slip_number (number) VALUES (?)');
  const insertRow = db.prepare(
    `INSERT INTO submission
       (submission, session, number, at, service, version, service_digest, language, undrawn, cover, envelope, digest,
        bytes, corrects)
     VALUES
       (@submission, @session, @number, @at, @service, @version, @serviceDigest, @language, @undrawn, @cover, @envelope,
        @digest, @bytes, @corrects)`,
  );
  const insertAttachment = db.prepare(
    `INSERT INTO submission_attachment (attachment, submission, place, digest, bytes)
     VALUES (@attachment, @submission, @place, @digest, @bytes)`,
  );
  const select = db.prepare<[string], Row>(`SELECT ${columns} FROM submission WHERE submission = ?`);
  const selectBySession = db.prepare<[string], Row>(`SELECT ${columns} FROM submission WHERE session = ?`);
  const selectByNumber = db.prepare<{ number: string }, Row>(
    `SELECT ${columns} FROM submission WHERE number = @number OR receipt_number = @number
     ORDER BY number = @number DESC LIMIT 1`,
  );
  const selectCorrection = db.prepare<[string], Row>(
    `SELECT ${columns} FROM submission WHERE corrects = ? ORDER BY at DESC LIMIT 1`,
  );
  const deleteRow = db.prepare('DELETE FROM submission WHERE submission = ?');
  const deleteRating = db.prepare('DELETE FROM rating WHERE submission = ?');
  const selectAll = db.prepare<[], Row>(`SELECT ${columns} FROM submission ORDER BY at DESC, submission`);
  const selectWaiting = db.prepare<[], Row>(
    `SELECT ${columns} FROM submission WHERE delivery = 'waiting' ORDER BY bytes, at, submission`,
  );
  const selectUnanswered = db.prepare<[], Row>(
    `SELECT ${columns} FROM submission WHERE delivery IN ('waiting', 'sending') ORDER BY bytes, at, submission`,
  );
  const selectServices = db.prepare<[], { digest: string }>(
    'SELECT DISTINCT service_digest AS digest FROM submission',
  );
  const selectParcel = db.prepare<[string], Parcel>(
    `SELECT submission, digest, cover, envelope FROM submission WHERE submission = ? AND envelope IS NOT NULL`,
  );
  const selectAttachments = db.prepare<[string], AttachmentMark & { uploaded: 0 | 1 }>(
    `SELECT attachment, digest, bytes, uploaded FROM submission_attachment WHERE submission = ? ORDER BY place`,
  );
  const selectNeeded = db.prepare<[], { attachment: string }>(
    `SELECT attachment FROM submission_attachment JOIN submission USING (submission) WHERE envelope IS NOT NULL`,
  );
  const updateUploaded = db.prepare('UPDATE submission_attachment SET uploaded = ? WHERE attachment = ?');
  const updateSending = db.prepare(
    `UPDATE submission SET delivery = 'sending', attempts = attempts + 1, next_attempt_at = NULL
     WHERE submission = ? AND delivery = 'waiting'`,
  );
  const updateWaiting = db.prepare(
    `UPDATE submission SET delivery = 'waiting', last_outcome = coalesce(?, last_outcome), next_attempt_at = ?
     WHERE submission = ? AND delivery = 'sending'`,
  );
  const updateReceived = db.prepare(
    `UPDATE submission SET delivery = 'received', last_outcome = 'received', answer = @jws, answered_at = @at,
       receipt_number = @number, refusal_code = NULL, refusal_detail = NULL, next_attempt_at = NULL
     WHERE submission = @submission AND digest = @digest AND delivery <> 'received'`,
  );
  const updateRefused = db.prepare(
    `UPDATE submission SET delivery = 'refused', last_outcome = 'refused', answer = @jws, answered_at = @at,
       refusal_code = @code, refusal_detail = @detail, next_attempt_at = NULL
     WHERE submission = @submission AND digest = @digest AND delivery IN ('waiting', 'sending')`,
  );
  const updateLeftSending = db.prepare(
    `UPDATE submission SET delivery = 'waiting', next_attempt_at = NULL WHERE delivery = 'sending'`,
  );
  const selectAnsweredBefore = db.prepare<['received' | 'refused', number], { submission: string }>(
    `SELECT submission FROM submission WHERE delivery = ? AND envelope IS NOT NULL AND answered_at < ?`,
  );
  const updateForgotten = db.prepare(
    `UPDATE submission SET envelope = NULL WHERE submission = ? AND delivery IN ('received', 'refused')`,
  );
  const selectReceivedSince = db.prepare<[number], { submission: string }>(
    `SELECT submission FROM submission WHERE delivery = 'received' AND envelope IS NOT NULL AND answered_at >= ?`,
  );
  const updateAgain = db.prepare(
    `UPDATE submission SET delivery = 'waiting', next_attempt_at = NULL, answer = NULL, answered_at = NULL,
       receipt_number = NULL WHERE submission = ?`,
  );
  const updateNotUploaded = db.prepare(
    `UPDATE submission_attachment SET uploaded = 0
     WHERE submission IN (SELECT submission FROM submission WHERE delivery = 'waiting')`,
  );
  const updateFromCover = db.prepare(
    `UPDATE submission SET submission = @submission, session = @submission, number = @slip, at = @at, service = @service, version = @version,
       service_digest = @serviceDigest, language = @language, digest = @envelope, bytes = @bytes, corrects = @corrects, delivery = 'waiting',
       next_attempt_at = NULL, answer = NULL, answered_at = NULL, receipt_number = NULL, refusal_code = NULL,
       refusal_detail = NULL
     WHERE submission = @damaged AND envelope IS NOT NULL`,
  );
  const deleteAttachment = db.prepare(
    'DELETE FROM submission_attachment WHERE submission = @submission OR attachment = @attachment',
  );

  const attachments: SubmissionTable['attachments'] = (submission) =>
    selectAttachments.all(submission).map((row) => ({ ...row, uploaded: row.uploaded === 1 }));

  return {
    allocateNumber: (random) => {
      for (;;) {
        const number = numberFrom(random(), 8);
        if (insertNumber.run(number).changes === 1) return number;
      }
    },
    insert: db.transaction((given: NewSubmission) => {
      const { submission, service, attachments: marks, ...rest } = given;
      const bytes = marks.reduce((sum, mark) => sum + mark.bytes, given.envelope.length);
      insertRow.run({
        ...rest,
        undrawn: given.undrawn ? 1 : 0,
        submission,
        bytes,
        service: service.id,
        version: service.version,
        serviceDigest: service.digest,
      });
      marks.forEach((mark, place) => insertAttachment.run({ ...mark, submission, place }));
      rows.stamp(submission);
    }),
    get: (submission) => fromRow(select.get(submission)),
    bySession: (session) => fromRow(selectBySession.get(session)),
    byNumber: (number) => fromRow(selectByNumber.get({ number })),
    correctionOf: (submission) => fromRow(selectCorrection.get(submission)),
    list: () => selectAll.all().map((row) => fromRow(row)),
    waiting: () => selectWaiting.all().map((row) => fromRow(row)),
    unanswered: () => selectUnanswered.all().map((row) => fromRow(row)),
    services: () => selectServices.all().map(({ digest }) => digest),
    parcel: (submission) => selectParcel.get(submission),
    attachments,
    neededAttachments: () => selectNeeded.all().map(({ attachment }) => attachment),
    setUploaded: (attachment, uploaded) => {
      updateUploaded.run(uploaded ? 1 : 0, attachment);
    },
    setSending: (submission) => changedOne(updateSending.run(submission)),
    setWaiting: (submission, outcome, nextAttemptAt) =>
      changedOne(updateWaiting.run(outcome, nextAttemptAt, submission)),
    setReceived: db.transaction((submission: string, { digest, number, at }: Receipt, jws: string) => {
      changedOne(updateReceived.run({ submission, digest, number, at, jws }));
      rows.stamp(submission);
    }),
    setRefused: db.transaction((submission: string, { digest, code, detail, at }: Refusal, jws: string) => {
      changedOne(updateRefused.run({ submission, digest, code, detail, at, jws }));
      rows.stamp(submission);
    }),
    recover: () => {
      updateLeftSending.run();
    },
    receivedBefore: (time) => selectAnsweredBefore.all('received', time).map(({ submission }) => submission),
    refusedBefore: (time) => selectAnsweredBefore.all('refused', time).map(({ submission }) => submission),
    forgetEnvelope: (submission) => changedOne(updateForgotten.run(submission)),
    remove: db.transaction((submission: string) => {
      deleteRating.run(submission);
      changedOne(deleteRow.run(submission));
    }),
    sendAgain: db.transaction((since: number) => {
      const again = selectReceivedSince.all(since);
      for (const { submission } of again) {
        updateAgain.run(submission);
        rows.stamp(submission);
      }
      // Whoever lost the submission may have lost its photos; what is there is not sent a second time.
      updateNotUploaded.run();
      return again.length;
    }),
    damaged: rows.damaged,
    mend: rows.mend,
    putRight: db.transaction((damaged: string, cover: Cover) => {
      const { submission, slip, at, service, language, envelope, attachments: marks } = cover;
      insertNumber.run(slip);
      updateFromCover.run({
        damaged,
        submission,
        slip,
        at,
        service: service.id,
        version: service.version,
        serviceDigest: service.digest,
        language,
        envelope,
        bytes: marks.reduce((sum, mark) => sum + mark.bytes, selectParcel.get(damaged)?.envelope.length ?? 0),
        corrects: cover.corrects ?? null,
      });
      for (const { attachment } of marks) deleteAttachment.run({ submission, attachment });
      marks.forEach((mark, place) => insertAttachment.run({ ...mark, submission, place }));
      rows.stamp(submission);
    }),
  };
}

function changedOne({ changes }: { changes: number }): void {
  if (changes !== 1) throw new Error('The submission is not in the state that this needs');
}

function fromRow(row: Row): SubmissionRow;
function fromRow(row: Row | undefined): SubmissionRow | undefined;
function fromRow(row: Row | undefined): SubmissionRow | undefined {
  if (!row) return undefined;
  const { service, version, service_digest, last_outcome, next_attempt_at, answered_at } = row;
  const { receipt_number, refusal_code, refusal_detail, ...rest } = row;
  return {
    submission: rest.submission,
    session: rest.session,
    number: rest.number,
    at: rest.at,
    service: { id: service, version, digest: service_digest },
    language: rest.language,
    undrawn: rest.undrawn === 1,
    digest: rest.digest,
    bytes: rest.bytes,
    delivery: rest.delivery,
    attempts: rest.attempts,
    lastOutcome: last_outcome,
    nextAttemptAt: next_attempt_at,
    receipt:
      receipt_number !== null && answered_at !== null ? { number: receipt_number, at: answered_at } : null,
    refusal:
      refusal_code !== null && answered_at !== null
        ? { code: refusal_code, detail: refusal_detail ?? '', at: answered_at }
        : null,
    corrects: rest.corrects,
    sealed: rest.sealed === 1,
  };
}
