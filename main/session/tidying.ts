import type { OperatingLog } from '../log/operating-log.ts';
import type { PackageTable } from '../store/package.ts';
import type { SessionTable } from '../store/session.ts';
import type { ShownSlipTable } from '../store/shown-slip.ts';
import type { SubmissionTable } from '../store/submission.ts';
import type { Attachments } from './attachments.ts';
import type { Parking } from './parking.ts';

export interface TidyingParts {
  readonly table: SessionTable;
  readonly packages: PackageTable;
  readonly submissions: SubmissionTable;
  readonly shown: ShownSlipTable;
  readonly attachments: Attachments;
  readonly parking: Pick<Parking, 'silently'>;
  readonly wipeTraces: () => void;
  readonly now: () => number;
  readonly log: OperatingLog;
}

/** Longer than any kiosk takes to start again, shorter than it takes the next person to come. */
const stillTheSamePersonMs = 10 * 60_000;

/**
 * At start, before any screen asks. A kiosk that comes back after a power cut shows the question it had. One that was
 * off for longer has somebody else before it: what stood open is parked without a code, and the slip is taken away.
 */
export function tidyAtStart({ table, submissions, shown, attachments, parking, now }: TidyingParts): void {
  const isOld = (at: number) => Math.abs(now() - at) > stillTheSamePersonMs;
  for (const { session, state, changedAt } of table.all()) {
    if (state === 'open' && isOld(changedAt)) parking.silently(session);
  }
  for (const { screen, submission } of shown.all()) {
    if (isOld(submissions.get(submission)?.at ?? 0)) shown.hide(screen);
  }
  attachments.sweep();
}

/** From time to time: forgets what was parked too long, and services that nothing refers to any more. */
export function tidy({
  table,
  packages,
  submissions,
  attachments,
  wipeTraces,
  now,
  log,
}: TidyingParts): void {
  const expired = table.expired(now());
  for (const { session } of expired) {
    const photos = attachments.marks(session).map(({ attachment }) => attachment);
    table.forget(session);
    attachments.removeFiles(photos);
    log.line('session-forgotten', { session, why: 'expired' });
  }
  if (expired.length > 0) wipeTraces();
  packages.drop(new Set(submissions.services()));
}
