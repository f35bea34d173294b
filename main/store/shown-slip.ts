import type { Database } from 'better-sqlite3';
import type { Printed } from '../../core/contract.ts';

/** The slip that each screen shows until its resident has gone, and how they found it. */
export interface ShownSlipTable {
  on(screen: string): { readonly submission: string; readonly printed: Printed } | undefined;
  show(screen: string, submission: string, printed: Printed): void;
  hide(screen: string): void;
  all(): { readonly screen: string; readonly submission: string }[];
  /** Keeps the first rating of a submission. */
  rate(submission: string, faces: number, at: number): void;
}

export function shownSlipTable(db: Database): ShownSlipTable {
  const select = db.prepare<[string], { submission: string; printed: Printed }>(
    'SELECT submission, printed FROM shown_slip WHERE screen = ?',
  );
  const selectAll = db.prepare<[], { screen: string; submission: string }>(
    'SELECT screen, submission FROM shown_slip',
  );
  const upsert = db.prepare(
    `INSERT INTO shown_slip (screen, submission, printed) VALUES (@screen, @submission, @printed)
     ON CONFLICT (screen) DO UPDATE SET submission = @submission, printed = @printed`,
  );
  const remove = db.prepare('DELETE FROM shown_slip WHERE screen = ?');
  const insertRating = db.prepare('INSERT OR IGNORE INTO rating (submission, faces, at) VALUES (?, ?, ?)');
  return {
    on: (screen) => select.get(screen),
    all: () => selectAll.all(),
    show: (screen, submission, printed) => {
      upsert.run({ screen, submission, printed });
    },
    hide: (screen) => {
      remove.run(screen);
    },
    rate: (submission, faces, at) => {
      insertRating.run(submission, faces, at);
    },
  };
}
