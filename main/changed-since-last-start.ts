import type { ServiceSummary } from '../core/service/summary.ts';
import type { Configuration } from './configuration.ts';
import type { AuditLog } from './log/audit-log.ts';
import type { FactTable } from './store/fact.ts';

export interface ChangesParts {
  readonly facts: FactTable;
  readonly audit: AuditLog;
  /** Runs all or nothing, on the disk when it returns. */
  readonly together: (work: () => void) => void;
  readonly configuration: Configuration;
  readonly services: readonly Pick<ServiceSummary, 'id' | 'digest'>[];
}

type Named = Readonly<Record<string, string | null>>;

/** Where the log itself is, a secret, and what has an entry of its own: `intake-moved`. */
const untold: readonly string[] = ['dataDir', 'enrolmentCode', 'intake'] satisfies (keyof Configuration)[];

/** Enters in the audit log what the operator changed while the kiosk was off. At the first start everything is new. */
export function auditChanges({ facts, audit, together, configuration, services }: ChangesParts): void {
  const settings: Named = Object.fromEntries(
    Object.entries(configuration)
      .filter(([setting]) => !untold.includes(setting))
      .map(([setting, value]) => [setting, asText(value)]),
  );
  const offered: Named = Object.fromEntries(services.map(({ id, digest }) => [id, digest]));
  together(() => {
    for (const { name, from, to } of changesIn(facts, 'configuration', settings))
      audit.enter('configuration-changed', { setting: name, from, to });
    for (const { name, from, to } of changesIn(facts, 'services', offered))
      audit.enter('service-changed', { service: name, from, to });
  });
}

/** What is another than `fact` has it, which then has it as it is now. */
function changesIn(facts: FactTable, fact: string, now: Named) {
  const before = namedIn(facts.read(fact));
  const changes = [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .map((name) => ({ name, from: before[name] ?? null, to: now[name] ?? null }))
    .filter(({ from, to }) => from !== to);
  if (changes.length > 0) facts.write(fact, now);
  return changes;
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function namedIn(kept: unknown): Named {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [name, typeof value === 'string' ? value : null]),
  );
}
