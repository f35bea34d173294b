import { checkAudit } from '../../main/command/check-audit.ts';

export interface AuditedAct extends Record<string, unknown> {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
}

/** What stands in the audit log of a data folder that no machine has open. Throws where it is not whole. */
export function auditEntries(dataDir: string): AuditedAct[] {
  const entries: AuditedAct[] = [];
  const { ok, sentence } = checkAudit(dataDir, (line) => void entries.push(JSON.parse(line) as AuditedAct));
  if (!ok) throw new Error(sentence);
  return entries;
}
