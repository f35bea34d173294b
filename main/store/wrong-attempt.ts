import type { Database } from 'better-sqlite3';

/**
 * Wrong PINs and codes, counted on the disk: switching the kiosk off and on gives nobody more tries. For each whole hour
 * without a wrong one the count falls by one. So whoever guesses gets no more than one try an hour in the long run, and
 * whoever fooled about yesterday costs nobody an hour today.
 */
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
const fallsAfterMs = 3_600_000;

export function wrongAttemptTable(db: Database): WrongAttemptTable {
  const select = db.prepare<[string], { wrong: number; waitMs: number; sinceAt: number }>(
    'SELECT wrong, wait_ms AS waitMs, since_at AS sinceAt FROM wrong_attempt WHERE name = ?',
  );
  const upsert = db.prepare(
    `INSERT INTO wrong_attempt (name, wrong, wait_ms, since_at) VALUES (@name, @wrong, @waitMs, @sinceAt)
     ON CONFLICT (name) DO UPDATE SET wrong = @wrong, wait_ms = @waitMs, since_at = @sinceAt`,
  );
  const remove = db.prepare('DELETE FROM wrong_attempt WHERE name = ?');

  const keep = (name: string, wrong: number, now: number) => {
    const waitMs =
      wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, wrong - freeTries));
    upsert.run({ name, wrong, waitMs, sinceAt: now });
  };

  const read = (name: string, now: number) => {
    const row = select.get(name);
    if (!row || row.sinceAt <= now) return row;
    // The clock was set back. The wait begins anew and then runs by this clock: nobody waits until the old one's time.
    upsert.run({ ...row, name, sinceAt: now });
    return { ...row, sinceAt: now };
  };

  return {
    waitMs: (name, now) => {
      const row = read(name, now);
      return row ? Math.max(0, row.sinceAt + row.waitMs - now) : 0;
    },
    countWrong: (name, now) => {
      const { wrong: before, sinceAt } = read(name, now) ?? { wrong: 0, sinceAt: now };
      keep(name, Math.max(0, before - Math.floor((now - sinceAt) / fallsAfterMs)) + 1, now);
    },
    clear: (name) => {
      remove.run(name);
    },
  };
}
