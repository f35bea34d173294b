import type { api } from '../api.ts';
import { EyeIcon } from '../picture/icon.tsx';
import { staff, titleOf } from './say.ts';
import { StaffRow } from './staff-row.tsx';

export type StaffSubmission = Awaited<ReturnType<typeof api.staff.overview>>['submissions'][number];

/** What was handed in: its number, how its delivery stands, and a way to upstream's words where it was refused. */
export function SubmissionRow({ submission, onWhy }: { submission: StaffSubmission; onWhy(): void }) {
  const { number, delivery, receipt, lastOutcome, refusal } = submission;
  return (
    <StaffRow
      label={titleOf(submission)}
      say={[
        staff('number', { number }),
        staff(`delivery.${delivery}`, { number: receipt?.number ?? '' }),
        // What the first two say already: received, refused.
        ...(lastOutcome !== null && (delivery === 'waiting' || delivery === 'sending')
          ? [staff(`outcome.${lastOutcome}`)]
          : []),
      ]}
      {...(refusal && { act: { say: staff('overview.why'), icon: <EyeIcon />, onPress: onWhy } })}
    />
  );
}
