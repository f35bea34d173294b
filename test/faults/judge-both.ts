import { openingKeyIn } from '../support/opening-key.ts';
import type { SessionSoFar } from './journal.ts';
import { judgeIntake } from './judge-intake.ts';
import { judgeFolder, receiptsIn } from './judge.ts';

/** Of a kiosk and its intake, neither of which runs any more. */
export interface BothDisks {
  readonly dataDir: string;
  readonly intakeDir: string;
  readonly shell?: 'serve' | 'electron';
  readonly databaseUrl?: string | undefined;
}

/** When all is over: what residents were told, on the kiosk's disk and at the intake, and the receipts that the kiosk has. */
export async function judgeBoth(
  { dataDir, intakeDir, shell = 'serve', databaseUrl }: BothDisks,
  sessions: readonly SessionSoFar[],
): Promise<{ faults: string[]; receipts: Map<string, string> }> {
  const receipts = receiptsIn(dataDir, shell);
  const faults = await judgeFolder(dataDir, sessions, await openingKeyIn(intakeDir), shell);
  const at = databaseUrl === undefined ? {} : { databaseUrl };
  faults.push(...(await judgeIntake(intakeDir, sessions, receipts, at)));
  return { faults, receipts };
}
