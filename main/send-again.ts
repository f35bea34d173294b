import { operatorAudit } from './operator-audit.ts';
import { openStore, type Shell } from './store/open.ts';
import { submissionTable } from './store/submission.ts';
import type { KeyProtection } from './store/wrapping-key.ts';

export interface SendAgain {
  readonly dataDir: string;
  readonly shell: Shell;
  readonly protection?: KeyProtection | undefined;
  /** A day, `2026-11-20`. */
  readonly since: string;
}

/**
 * For an intake that was put back to an older state: whatever it signed a receipt for since that day waits again, as far as
 * it is still here. What it has already it answers with the same receipt. Answers a sentence for the terminal.
 */
export function sendAgain({ dataDir, shell, protection, since }: SendAgain): {
  readonly ok: boolean;
  readonly sentence: string;
} {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(`${since}T00:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(day))
    return { ok: false, sentence: `--send-again-since takes a day like 2026-11-20; "${since}" is none.` };
  const opened = openStore({ dir: dataDir, shell, protection, now: Date.now });
  if (!opened.ok) return { ok: false, sentence: opened.refused.sentence };
  const { store } = opened;
  try {
    const waiting = store.db.transaction(() => {
      const count = submissionTable(store.db).sendAgain(day);
      operatorAudit(store).enter('sent-again', { waiting: count, by: 'operator' });
      return count;
    })();
    return { ok: true, sentence: `${waiting} submissions wait again and go out when the kiosk starts.` };
  } finally {
    store.close();
  }
}
