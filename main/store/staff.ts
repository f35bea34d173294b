import type { Database } from 'better-sqlite3';
import { checkedRows } from './checked-rows.ts';

/** A person of the staff. Their id names them in the log of what they changed. */
export interface StaffRow {
  readonly staff: string;
  readonly name: string;
  /** argon2id in its standard string form. */
  readonly pinHash: string;
}

export interface StaffTable {
  all(): StaffRow[];
  read(staff: string): StaffRow | undefined;
  write(row: StaffRow): void;
  /** Who cannot sign in any more, because the disk has changed what is kept of them: they need a new PIN. */
  damaged(): string[];
  /** Puts one flipped bit of what is kept of them back. False where it is more. */
  mend(staff: string): boolean;
  remove(staff: string): void;
}

export function staffTable(db: Database): StaffTable {
  const selectAll = db.prepare<[], StaffRow>(
    'SELECT staff, name, pin_hash AS pinHash FROM staff ORDER BY name',
  );
  const select = db.prepare<[string], StaffRow>(
    'SELECT staff, name, pin_hash AS pinHash FROM staff WHERE staff = ?',
  );
  const upsert = db.prepare(
    `INSERT INTO staff (staff, name, pin_hash) VALUES (@staff, @name, @pinHash)
     ON CONFLICT (staff) DO UPDATE SET name = @name, pin_hash = @pinHash`,
  );
  const rows = checkedRows(db, 'staff');
  const remove = db.prepare('DELETE FROM staff WHERE staff = ?');
  return {
    all: () => selectAll.all(),
    read: (staff) => select.get(staff),
    write: db.transaction((row: StaffRow) => {
      upsert.run(row);
      rows.stamp(row.staff);
    }),
    remove: (staff) => {
      remove.run(staff);
    },
    damaged: rows.damaged,
    mend: rows.mend,
  };
}
