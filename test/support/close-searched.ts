import { existsSync, rmSync } from 'node:fs';
import { auditEntries } from './audit-entries.ts';
import { foundIn, lookedFor } from './looked-for.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import { everythingTyped } from './typed-here.ts';

/**
 * Ends a kiosk as an operator does and takes its data away. Throws where one of its two logs holds what was typed in this
 * file, at this kiosk or at another.
 */
export async function closeSearched(kiosk: RunningKiosk): Promise<void> {
  await kiosk.end();
  const { dataDir } = kiosk;
  try {
    const audit = existsSync(dataDir) ? { 'audit log': auditOf(dataDir) } : {};
    const found = foundIn({ 'operating log': kiosk.messages(), ...audit }, lookedFor(everythingTyped()));
    if (found.length > 0)
      throw new Error(`In the logs of the kiosk stands what was typed: ${found.join('; ')}`);
  } finally {
    // Where the power failed, another kiosk has gone on with the same folder and has taken it away.
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function auditOf(dataDir: string): string {
  return auditEntries(dataDir)
    .map((entry) => JSON.stringify(entry))
    .join('\n');
}
