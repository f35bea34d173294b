import { existsSync, rmSync } from 'node:fs';
import { auditEntries } from './audit-entries.ts';
import { foundIn, lookedFor } from './looked-for.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import { everythingTyped } from './typed-here.ts';

/**
 * Ends a kiosk as an operator does and takes its data away. Throws where one of its two logs holds what was typed in this
 * file, at this kiosk or at another.
 */
export async function closeSearched(
  kiosk: Pick<RunningKiosk, 'dataDir' | 'messages' | 'end'>,
): Promise<void> {
  await kiosk.end();
  const { dataDir } = kiosk;
  try {
    // Where the power failed, another kiosk has gone on with the same folder and has taken it away.
    const audit = existsSync(dataDir) ? { 'audit log': auditOf(dataDir) } : {};
    searchLogs({ 'operating log': kiosk.messages(), ...audit });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Throws where one of these logs holds what was typed in this file. */
export function searchLogs(logs: Readonly<Record<string, string>>): void {
  const found = foundIn(logs, lookedFor(everythingTyped()));
  if (found.length > 0)
    throw new Error(`In the logs of the kiosk stands what was typed: ${found.join('; ')}`);
}

function auditOf(dataDir: string): string {
  return auditEntries(dataDir)
    .map((entry) => JSON.stringify(entry))
    .join('\n');
}
