import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { AuditTable } from '../store/audit.ts';
import type { CaseTable } from '../store/case.ts';
import type { PackageTable } from '../store/package.ts';
import type { SessionTable } from '../store/session.ts';
import type { ShownSlipTable } from '../store/shown-slip.ts';
import type { SubmissionTable } from '../store/submission.ts';
import type { Attachments } from './attachments.ts';
import type { Parking } from './parking.ts';
import type { Practice } from './practice.ts';
import type { Recordings } from './recordings.ts';
import type { Sessions } from './sessions.ts';
import type { Slips } from './slips.ts';
import type { TrustedClock } from './trusted-clock.ts';
import type { Wiping } from './wiping.ts';

export interface TidyingParts {
  readonly table: SessionTable;
  readonly packages: PackageTable;
  readonly submissions: SubmissionTable;
  readonly shown: ShownSlipTable;
  readonly attachments: Attachments;
  readonly recordings: Pick<Recordings, 'filesOf' | 'dropAll'>;
  readonly sessions: Pick<Sessions, 'putAway' | 'parkHidden' | 'idleMs'>;
  readonly practice: Pick<Practice, 'forgetIdle'>;
  readonly slips: Pick<Slips, 'takeAway'>;
  readonly parking: Pick<Parking, 'beginDays'>;
  readonly wiping: Pick<Wiping, 'soon'>;
  readonly clock: TrustedClock;
  readonly auditRows: Pick<AuditTable, 'shorten' | 'refusalHeardAt'>;
  readonly audit: AuditLog;
  readonly log: OperatingLog;
  /** How long what went out is kept after its receipt. */
  readonly envelopesKeptMs: number;
  /** How long what upstream refused is kept after its refusal was heard of here, so that staff have time to see why. */
  readonly refusedKeptMs: number;
  readonly cases: Pick<CaseTable, 'notesBefore' | 'forgetNote' | 'beginDays'>;
  /** How long what a clerk said is kept after it was heard. */
  readonly notesKeptMs: number;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
}

/** Longer than any kiosk takes to start again, shorter than it takes the next person to come. */
const stillTheSamePersonMs = 10 * 60_000;

/**
 * At start, before any screen asks. A kiosk that comes back after a power cut shows the question it had. One that was
 * off for longer has somebody else before it: what stood open is parked without a code, and the slip is taken away.
 * So it is where the clock is not trusted, since then nobody knows how long it was off.
 *
 * Files that nothing refers to are swept away, unless the disk has damaged something: it may be what referred to them.
 */
export function tidyAtStart(
  { table, submissions, shown, attachments, recordings, sessions, clock }: TidyingParts,
  isDamaged: boolean,
): void {
  const isTrusted = clock.trusted();
  const isOld = (at: number) => !isTrusted || Math.abs(clock.now() - at) > stillTheSamePersonMs;
  for (const { session, state, changedAt } of table.all()) {
    if (state === 'open' && isOld(changedAt)) sessions.putAway(session);
  }
  for (const { screen, submission } of shown.all()) {
    if (isOld(submissions.get(submission)?.at ?? 0)) shown.hide(screen);
  }
  if (isDamaged) return;
  const unfinished = table.all().flatMap(({ session }) => recordings.filesOf(session));
  attachments.sweep([...submissions.neededAttachments(), ...unfinished]);
}

/** Half a year, as 网络安全法 §23 asks of logs. */
const auditKeptMs = 184 * 24 * 3_600_000;

/** The screens park after three minutes without a touch. Only one that broke leaves a session open for so long. */
const screenIsBrokenMs = 60 * 60_000;

/**
 * From time to time: does what the disk refused before, parks what a broken screen left open, forgets what was parked too
 * long and what was answered long ago, and drops services that nothing refers to any more. While the clock cannot be right, or has just jumped, nothing is forgotten, and what is parked meanwhile has
 * its thirty days from when the clock is right again.
 */
export function tidy({
  table,
  packages,
  submissions,
  attachments,
  recordings,
  sessions,
  practice,
  slips,
  parking,
  wiping,
  envelopesKeptMs,
  refusedKeptMs,
  cases,
  notesKeptMs,
  clock,
  auditRows,
  audit,
  log,
  together,
}: TidyingParts): void {
  practice.forgetIdle(screenIsBrokenMs);
  sessions.parkHidden();
  slips.takeAway();
  for (const { session, state } of table.all()) {
    if (state === 'open' && sessions.idleMs(session) > screenIsBrokenMs) sessions.putAway(session);
  }
  if (clock.trusted()) {
    parking.beginDays();
    cases.beginDays(clock.now());
  }
  const expired = clock.settled() ? table.expired(clock.now()) : [];
  for (const { session } of expired) {
    const photos = attachments.marks(session).map(({ attachment }) => attachment);
    together(() => {
      table.forget(session);
      audit.enter('session-forgotten', { session, why: 'expired' });
    });
    wiping.soon(() => {
      attachments.removeFiles(photos);
      recordings.dropAll(session);
      log.line('session-forgotten', { session, why: 'expired' });
    });
  }
  const answered = clock.settled()
    ? [
        ...submissions.receivedBefore(clock.now() - envelopesKeptMs),
        // A stick may bring a refusal weeks after it was signed: none of the staff could have seen it before.
        ...submissions
          .refusedBefore(clock.now() - refusedKeptMs)
          .filter((submission) => (auditRows.refusalHeardAt(submission) ?? 0) < clock.now() - refusedKeptMs),
      ]
    : [];
  if (answered.length > 0) {
    const photos = answered.flatMap((submission) => submissions.attachments(submission));
    together(() => {
      for (const submission of answered) {
        submissions.forgetEnvelope(submission);
        audit.enter('envelope-forgotten', { submission });
      }
    });
    wiping.soon(() => {
      attachments.removeFiles(photos.map(({ attachment }) => attachment));
      for (const submission of answered) log.line('envelope-forgotten', { submission });
    });
  }
  const oldNotes = clock.settled() ? cases.notesBefore(clock.now() - notesKeptMs) : [];
  if (oldNotes.length > 0) {
    together(() => {
      for (const submission of oldNotes) {
        cases.forgetNote(submission);
        audit.enter('note-forgotten', { submission });
      }
    });
    wiping.soon(() => {
      for (const submission of oldNotes) log.line('note-forgotten', { submission });
    });
  }
  if (clock.settled()) auditRows.shorten(clock.now() - auditKeptMs);
  packages.drop(new Set(submissions.services()));
}
