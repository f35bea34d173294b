import type { Database } from 'better-sqlite3';
import type { Manner, Printed } from '../../core/contract.ts';

/** A slip on a screen, in the manner in which its resident wished to be shown things. */
export interface ShownSlip {
  readonly submission: string;
  readonly printed: Printed;
  readonly manner: Manner;
}

/** The slip that each screen shows until its resident has gone, and how they found it. */
export interface ShownSlipTable {
  on(screen: string): ShownSlip | undefined;
  show(screen: string, slip: ShownSlip): void;
  /** How its paper came out. */
  keepPrinted(screen: string, printed: Printed): void;
  hide(screen: string): void;
  all(): { readonly screen: string; readonly submission: string }[];
  /** Keeps the first rating of a submission. */
  rate(submission: string, faces: number, at: number): void;
  /** Ratings since a moment, by whom nobody knows. */
  ratedSince(at: number): { readonly faces: number; readonly at: number }[];
}

export function shownSlipTable(db: Database): ShownSlipTable {
  const select = db.prepare<[string], { submission: string; printed: Printed } & Manner>(
    'SELECT submission, printed, language, variety, size, theme, touch FROM shown_slip WHERE screen = ?',
  );
  const selectAll = db.prepare<[], { screen: string; submission: string }>(
    'SELECT screen, submission FROM shown_slip',
  );
  const upsert = db.prepare(
    `INSERT INTO shown_slip (screen, submission, printed, language, variety, size, theme, touch)
     VALUES (@screen, @submission, @printed, @language, @variety, @size, @theme, @touch)
     ON CONFLICT (screen) DO UPDATE SET submission = @submission, printed = @printed, language = @language,
       variety = @variety, size = @size, theme = @theme, touch = @touch`,
  );
  const updatePrinted = db.prepare('UPDATE shown_slip SET printed = ? WHERE screen = ?');
  const remove = db.prepare('DELETE FROM shown_slip WHERE screen = ?');
  const insertRating = db.prepare('INSERT OR IGNORE INTO rating (submission, faces, at) VALUES (?, ?, ?)');
  const selectRatings = db.prepare<[number], { faces: number; at: number }>(
    'SELECT faces, at FROM rating WHERE at >= ?',
  );
  return {
    on: (screen) => {
      const row = select.get(screen);
      if (!row) return undefined;
      const { submission, printed, ...manner } = row;
      return { submission, printed, manner };
    },
    all: () => selectAll.all(),
    show: (screen, { submission, printed, manner }) => {
      upsert.run({ screen, submission, printed, ...manner });
    },
    keepPrinted: (screen, printed) => {
      updatePrinted.run(printed, screen);
    },
    hide: (screen) => {
      remove.run(screen);
    },
    rate: (submission, faces, at) => {
      insertRating.run(submission, faces, at);
    },
    ratedSince: (at) => selectRatings.all(at),
  };
}
