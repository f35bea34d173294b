import type { StaffSubmission } from './submission-row.tsx';

/** Whether it goes no further by itself: it was refused, or a card has to be looked at. */
export function needsSomebody({ delivery, undrawn }: StaffSubmission): boolean {
  return delivery === 'refused' || undrawn;
}

/** First what somebody has to do something about, then what waits, then what is done; within each as they came. */
export function byNeed(submissions: readonly StaffSubmission[]): StaffSubmission[] {
  return submissions.toSorted((one, other) => rankOf(one) - rankOf(other));
}

function rankOf(submission: StaffSubmission): number {
  if (needsSomebody(submission)) return 0;
  return submission.delivery === 'received' ? 2 : 1;
}
