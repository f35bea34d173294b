import { auditLog } from './log/audit-log.ts';
import type { OutboxClock } from './outbox/outbox.ts';
import { trustedClock } from './session/trusted-clock.ts';
import { attachmentTable } from './store/attachment.ts';
import { auditTable } from './store/audit.ts';
import { caseTable } from './store/case.ts';
import { factTable } from './store/fact.ts';
import { keyring } from './store/keyring.ts';
import type { Store } from './store/open.ts';
import { packageTable } from './store/package.ts';
import { sessionTable } from './store/session.ts';
import { shownSlipTable } from './store/shown-slip.ts';
import { staffTable } from './store/staff.ts';
import { submissionTable } from './store/submission.ts';
import { wrongAttemptTable } from './store/wrong-attempt.ts';

export type Data = ReturnType<typeof dataIn>;

/** All that a kiosk keeps, by its tables, and the clock and the audit log that stand on them. */
export function dataIn(store: Store, clock: OutboxClock) {
  const { db } = store;
  const facts = factTable(db);
  const trusted = trustedClock(facts, clock);
  const auditRows = auditTable(db);
  return {
    /** Runs all or nothing, on the disk when it returns. */
    together: (work: () => void) => db.transaction(work)(),
    secrets: keyring(store),
    facts,
    trusted,
    auditRows,
    audit: auditLog(auditRows, trusted),
    staff: staffTable(db),
    attempts: wrongAttemptTable(db),
    packages: packageTable(db),
    sessions: sessionTable(store),
    attachments: attachmentTable(db),
    shown: shownSlipTable(db),
    submissions: submissionTable(db),
    cases: caseTable(store),
  };
}
