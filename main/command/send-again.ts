import { submissionTable } from '../store/submission.ts';
import { no, yes, type CommandDone, type CommandParts } from './command.ts';
import { onDataFolder } from './on-data-folder.ts';
import { operatorAudit } from './operator-audit.ts';

export interface SendAgain extends Pick<CommandParts, 'dataDir' | 'shell' | 'protections'> {
  /** A day, `2026-11-20`. */
  readonly since: string;
}

/**
 * For an intake that was put back to an older state: whatever it signed a receipt for since that day waits again, as far as
 * it is still here. What it has already it answers with the same receipt.
 */
export async function sendAgain({ since, ...parts }: SendAgain): Promise<CommandDone> {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(`${since}T00:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(day)) return no(`--send-again-since takes a day like 2026-11-20; "${since}" is none.`);
  return onDataFolder(parts, await parts.protections(), (store) => {
    const waiting = store.db.transaction(() => {
      const count = submissionTable(store.db).sendAgain(day);
      operatorAudit(store).enter('sent-again', { waiting: count, by: 'operator' });
      return count;
    })();
    return yes(`${waiting} submissions wait again and go out when the kiosk starts.`);
  });
}
