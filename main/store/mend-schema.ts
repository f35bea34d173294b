import Database from 'better-sqlite3';
import { bitsApart } from './bits.ts';
import { migrate } from './migrate.ts';

interface Entry {
  readonly rowid: number;
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
  /** All of it but where it stands: of a bit that makes no text of it as text only a question mark would be left. */
  readonly bytes: Buffer;
}

/**
 * Puts back the one bit that the disk has flipped in what says which tables there are and of what columns: the migrations make it
 * in the same order everywhere. A letter of a column's name that became a capital SQLite takes for the same, and answers by it.
 *
 * @param db of the version that the program knows
 * @returns whether there was any
 */
export function mendSchema(db: Database.Database): boolean {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, () => undefined);
    const kept = new Map(entriesOf(db).map((entry) => [entry.rowid, entry]));
    const wrong = entriesOf(fresh).filter((made) => isOneBitFrom(kept.get(made.rowid), made));
    if (wrong.length === 0) return false;
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    writeEntries(db, wrong);
    db.pragma('writable_schema = RESET');
    db.unsafeMode(false);
    return true;
  } finally {
    fresh.close();
  }
}

/** Where a table begins in the file differs from kiosk to kiosk, and is not among it. */
export function entriesOf(db: Database.Database): Entry[] {
  return db
    .prepare<[], Entry>(
      `SELECT rowid, type, name, tbl_name, sql,
         CAST(type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') AS BLOB) AS bytes
       FROM sqlite_schema`,
    )
    .all();
}

/** @param db whose schema may be written */
export function writeEntries(db: Database.Database, entries: readonly Entry[]): void {
  const update = db.prepare(
    'UPDATE sqlite_schema SET type = @type, name = @name, tbl_name = @tbl_name, sql = @sql WHERE rowid = @rowid',
  );
  for (const entry of entries) update.run(entry);
}

function isOneBitFrom(kept: Entry | undefined, made: Entry): boolean {
  return kept?.bytes.length === made.bytes.length && bitsApart(kept.bytes, made.bytes) === 1;
}
