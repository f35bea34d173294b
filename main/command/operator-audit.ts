import { auditLog, type AuditLog } from '../log/audit-log.ts';
import { realWorld } from '../real-world.ts';
import { trustedClock } from '../session/trusted-clock.ts';
import { auditTable } from '../store/audit.ts';
import { factTable } from '../store/fact.ts';
import type { Store } from '../store/open.ts';

/** The audit log of a data folder that an operator changes by a command, while its kiosk does not run. */
export function operatorAudit({ db }: Pick<Store, 'db'>): AuditLog {
  return auditLog(auditTable(db), trustedClock(factTable(db), realWorld.clock));
}
