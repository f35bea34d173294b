import type { AuditLog } from '../log/audit-log.ts';
import type { OperatingLog } from '../log/operating-log.ts';
import type { SubmissionTable } from '../store/submission.ts';
import type { SignedAnswer } from '../upstream/port.ts';

export interface SettleParts {
  readonly store: Pick<SubmissionTable, 'get' | 'setReceived' | 'setRefused'>;
  readonly audit: AuditLog;
  readonly log: Pick<OperatingLog, 'line'>;
  /** Runs all or nothing, kept when it returns. */
  readonly together: (work: () => void) => void;
}

/**
 * Keeps what the intake signed of a submission, by whichever road it came, with its entry in the audit log. False where
 * it is no news: what was received stays received, and what was refused once may still be received later.
 */
export function settle(
  { store, audit, log, together }: SettleParts,
  submission: string,
  answer: SignedAnswer,
): boolean {
  const delivery = store.get(submission)?.delivery;
  if (delivery === undefined || delivery === 'received') return false;
  if (answer.kind === 'receipt') {
    const { receipt, jws } = answer;
    together(() => {
      store.setReceived(submission, receipt, jws);
      audit.enter('received', { submission, receipt: receipt.number });
    });
    log.line('submission-received', { submission });
    return true;
  }
  if (delivery === 'refused') return false;
  const { refusal, jws } = answer;
  together(() => {
    store.setRefused(submission, refusal, jws);
    audit.enter('refused', { submission, code: refusal.code });
  });
  log.line('submission-refused', { submission, code: refusal.code });
  return true;
}
