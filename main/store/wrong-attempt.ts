import type { Database } from 'better-sqlite3';

/** Wrong PINs and codes, counted on the disk: switching the kiosk off and on gives nobody more tries. */
export interface WrongAttemptTable {
  /** How long until the next try is allowed, 0 when it is now. */
  waitMs(name: string, now: number): number;
  /** Counts one more. From the fifth on there is a wait, 15 s and then twice as long each time. */
  countWrong(name: string, now: number): void;
  clear(name: string): void;
}

const freeTries = 5;
const firstWaitMs = 15_000;
const longestWaitMs = 3_600_000;

export function wrongAttemptTable(db: Database): WrongAttemptTable {
  const select = db.prepare<[string], { wrong: number; wait_ms: number; since_at: number }>(
    'SELECT wrong, wait_ms, since_at FROM wrong_attempt WHERE name = ?',
  );
  const upsert = db.prepare(
    `INSERT INTO wrong_attempt (name, wrong, wait_ms, since_at) VALUES (@name, @wrong, @waitMs, @sinceAt)
     ON CONFLICT (name) DO UPDATE SET wrong = @wrong, wait_ms = @waitMs, since_at = @sinceAt`,
  );
  const remove = db.prepare('DELETE FROM wrong_attempt WHERE name = ?');

  return {
    waitMs: (name, now) => {
      const row = select.get(name);
      if (!row) return 0;
      // A clock that was set back makes the wait longer by nothing more than the wait itself.
      return Math.min(row.wait_ms, Math.max(0, row.since_at + row.wait_ms - now));
    },
    countWrong: (name, now) => {
      const wrong = (select.get(name)?.wrong ?? 0) + 1;
      const waitMs =
        wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, wrong - freeTries));
      upsert.run({ name, wrong, waitMs, sinceAt: now });
    },
    clear: (name) => {
      remove.run(name);
    },
  };
}
