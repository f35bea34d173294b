import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';

/** What the kiosk knows about itself, by name, as JSON. Nothing about a resident ever stands here. */
export interface FactTable {
  /** Undefined where it was never written, or where the disk has damaged both copies of it. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

interface Row {
  readonly value: string;
  /** The same once more, and a check of either. Null in what was written before there were any. */
  readonly again: string | null;
  readonly row_check: Buffer | null;
}

export function factTable(db: Database): FactTable {
  const select = db.prepare<[string], Row>('SELECT value, again, row_check FROM fact WHERE name = ?');
  const upsert = db.prepare(
    `INSERT INTO fact (name, value, again, row_check) VALUES (@name, @value, @value, @check)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, again = excluded.again, row_check = excluded.row_check`,
  );
  return {
    read: (name) => {
      const row = select.get(name);
      const whole = row && wholeOf(row, name);
      return whole === undefined ? undefined : JSON.parse(whole);
    },
    write: (name, fact) => {
      const value = JSON.stringify(fact);
      upsert.run({ name, value, check: checkOf(name, value) });
    },
  };
}

function wholeOf({ value, again, row_check: check }: Row, name: string): string | undefined {
  // Where both are the same it is the check that was damaged.
  if (check === null || value === again) return value;
  return [value, again].find((copy) => copy !== null && checkOf(name, copy).equals(check)) ?? undefined;
}

function checkOf(name: string, value: string): Buffer {
  return createHash('sha256').update(`${name}\n${value}`).digest();
}
