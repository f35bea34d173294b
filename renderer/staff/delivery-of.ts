import type { Saying } from '../text/saying.ts';
import { staff } from './say.ts';
import type { StaffSubmission } from './submission-row.tsx';

/** How far something that was handed in has come; what waits says when it is tried again. */
export function deliveryOf({ delivery, receipt, nextAttemptAt }: StaffSubmission, now: number): Saying {
  // What is due is tried as soon as the machine comes to it: nothing to be told.
  if (delivery === 'waiting' && nextAttemptAt !== null && nextAttemptAt > now)
    return staff('delivery.again', { count: Math.max(1, Math.round((nextAttemptAt - now) / 60_000)) });
  return staff(`delivery.${delivery}`, { number: receipt?.number ?? '' });
}

/** What the last attempt came to. Of what was received or refused the delivery says it. */
export function outcomeOf({ delivery, lastOutcome }: StaffSubmission): Saying | undefined {
  if (lastOutcome === null || delivery === 'received' || delivery === 'refused') return undefined;
  return staff.named(`outcome.${lastOutcome}`);
}
