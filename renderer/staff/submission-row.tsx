import type { api } from '../api.ts';
import { EyeIcon } from '../picture/icon.tsx';
import { staff, titleOf } from './say.ts';
import { StaffRow } from './staff-row.tsx';
import { when } from './when.ts';

export type StaffSubmission = Awaited<ReturnType<typeof api.staff.overview>>['submissions'][number];

/** What was handed in: its number, how its delivery stands, and a way to upstream's words where it was refused. */
export function SubmissionRow({
  submission,
  now,
  onWhy,
}: {
  submission: StaffSubmission;
  now: number;
  onWhy(): void;
}) {
  const { at, number, delivery, receipt, lastOutcome, undrawn, nextAttemptAt, refusal } = submission;
  return (
    <StaffRow
      label={titleOf(submission)}
      say={[
        when(at, now),
        staff('number', { number }),
        staff(`delivery.${delivery}`, { number: receipt?.number ?? '' }),
        // Received and refused are said by the delivery already.
        ...(lastOutcome !== null && (delivery === 'waiting' || delivery === 'sending')
          ? [staff.named(`outcome.${lastOutcome}`)]
          : []),
        // What is due is tried as soon as the machine comes to it: nothing to be told.
        ...(nextAttemptAt !== null && nextAttemptAt > now
          ? [staff('delivery.again', { count: Math.max(1, Math.round((nextAttemptAt - now) / 60_000)) })]
          : []),
        // Which one is not known here, and need not be: the answers are sealed, the card is in the resident's hand.
        ...(undrawn ? [staff('undrawn')] : []),
      ]}
      {...(refusal && { act: { say: staff('overview.why'), icon: <EyeIcon />, onPress: onWhy } })}
    />
  );
}
