import type { api } from '../api.ts';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { EyeIcon } from '../picture/icon.tsx';
import { Sayings } from '../speech/sayings.tsx';
import { staff, titleOf } from './say.ts';

export type StaffSubmission = Awaited<ReturnType<typeof api.staff.overview>>['submissions'][number];

/** What was handed in: its number, how its delivery stands, and a way to upstream's words where it was refused. */
export function SubmissionRow({ submission, onWhy }: { submission: StaffSubmission; onWhy(): void }) {
  const { number, delivery, receipt, lastOutcome, refusal } = submission;
  return (
    <ReviewRow
      label={titleOf(submission)}
      value={
        <Sayings
          say={[
            staff('number', { number }),
            staff(`delivery.${delivery}`, { number: receipt?.number ?? '' }),
            ...(lastOutcome !== null && delivery !== 'received' ? [staff(`outcome.${lastOutcome}`)] : []),
          ]}
        />
      }
      {...(refusal && { onChange: onWhy, change: staff('overview.why'), changeIcon: <EyeIcon /> })}
    />
  );
}
