import Database from 'better-sqlite3';
import { closeSync, cpSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { isChecked, mendedRow, type Row } from './checked-rows.ts';
import { secretTables } from './keyring.ts';
import { mendReferences } from './mend-references.ts';
import { entriesOf, writeEntries } from './mend-schema.ts';
import { migrate } from './migrate.ts';

/** What of a table came over: how many rows, and whether the damage lay in it. */
export interface RescuedTable {
  readonly table: string;
  readonly rows: number;
  /** False where rows could not be read, or not be put into a whole database. How many is not known. */
  readonly isWhole: boolean;
  /** Between which keys rows are missing; open at an end where nothing was read from there. */
  readonly missing?: { readonly after: Key | undefined; readonly before: Key | undefined };
}

type Key = readonly unknown[];

/**
 * Writes every row that can still be read in a damaged database into a new one. The damaged file is not changed.
 *
 * SQLite gives up a table at the first page that it cannot read. So each is read from its beginning and, where that stops,
 * from its end: what is lost is what stood on the damaged page. Answers stay sealed; whoever reads them afterwards finds
 * by their seals whether they are whole.
 *
 * @param from the damaged database
 * @param to where there is none yet
 */
export function rescueDatabase(from: string, to: string): RescuedTable[] {
  // SQLite writes into what it opens, be it only a log that is emptied.
  const copy = `${to}.damaged`;
  for (const end of ['', '-wal']) if (existsSync(from + end)) cpSync(from + end, copy + end);
  putHeaderBack(copy);
  const fresh = new Database(to);
  const damaged = new Database(copy);
  try {
    migrate(fresh, () => undefined);
    // Rows refer to rows that come later, or that are lost.
    fresh.pragma('foreign_keys = OFF');
    // A schema of which a part is damaged is read as far as it goes.
    damaged.unsafeMode(true);
    damaged.pragma('writable_schema = ON');
    putSchemaBack(damaged, fresh);
    const rescued = fresh.transaction(() => {
      // What the migrations put there came over with the rest.
      for (const { name } of tablesOf(fresh)) fresh.exec(`DELETE FROM ${name}`);
      const tables = tablesOf(fresh).map((table) => rescueTable(damaged, fresh, table));
      mendReferences(fresh);
      markLostEvents(fresh, tables);
      return withSecretsOfEither(fresh, tables);
    })();
    return rescued;
  } finally {
    damaged.close();
    fresh.close();
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

/**
 * Of a log that ends where rows are missing nobody could see that it went on, nor of one of which nothing is left. An empty event
 * stands there instead, which opens with no key.
 */
function markLostEvents(fresh: Database.Database, tables: readonly RescuedTable[]): void {
  const events = tables.find(({ table }) => table === 'event');
  if (!events || events.isWhole) return;
  const mark = fresh.prepare(
    `INSERT INTO event (session, seq, at, sealed)
     SELECT session, coalesce((SELECT max(seq) FROM event WHERE event.session = session.session), 0) + 1,
       coalesce((SELECT max(at) FROM event WHERE event.session = session.session), opened_at), zeroblob(1)
     FROM session WHERE session = ?`,
  );
  const empty = fresh
    .prepare<[], string>('SELECT session FROM session WHERE session NOT IN (SELECT session FROM event)')
    .pluck()
    .all();
  for (const session of new Set([...empty, String(events.missing?.after?.[0])])) mark.run(session);
}

/** What one table has lost of the kiosk's keys the other still has. Where either is whole, nothing is lost. */
function withSecretsOfEither(fresh: Database.Database, tables: readonly RescuedTable[]): RescuedTable[] {
  const [one, other] = secretTables;
  fresh.exec(`INSERT OR IGNORE INTO ${one} SELECT name, sealed FROM ${other};
    INSERT OR IGNORE INTO ${other} SELECT name, sealed FROM ${one}`);
  const isOfSecrets = ({ table }: RescuedTable) => table === one || table === other;
  if (!tables.some((table) => isOfSecrets(table) && table.isWhole)) return [...tables];
  return tables.map((rescued) =>
    isOfSecrets(rescued) ? { table: rescued.table, rows: rescued.rows, isWhole: true } : rescued,
  );
}

interface Table {
  readonly name: string;
  /** What its rows are ordered by, and found again. */
  readonly key: readonly string[];
}

function tablesOf(db: Database.Database): Table[] {
  const tables = db
    .prepare<[], { name: string; wr: 0 | 1 }>(
      `SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  return tables.map(({ name, wr }) => ({ name, key: wr === 1 ? primaryKeyOf(db, name) : ['rowid'] }));
}

function primaryKeyOf(db: Database.Database, table: string): string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => name);
}

function rescueTable(
  damaged: Database.Database,
  fresh: Database.Database,
  { name, key }: Table,
): RescuedTable {
  const columns = columnsOf(fresh, name).filter((column) => columnsOf(damaged, name).includes(column));
  if (columns.length === 0) return { table: name, rows: 0, isWhole: false };
  const insert = fresh.prepare(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})
     ON CONFLICT (${primaryKeyOf(fresh, name).join(', ')}) DO NOTHING`,
  );
  let rows = 0;
  let isWhole = true;
  // NOT INDEXED: an index has rows of its own, and may be what is damaged.
  const read = (direction: 'ASC' | 'DESC'): Key | undefined => {
    const order = key.map((column) => `${column} ${direction}`).join(', ');
    const sql = `SELECT ${key.map((column, index) => `${column} AS key_${index}`).join(', ')}, * FROM ${name} NOT INDEXED ORDER BY ${order}`;
    let last: Key | undefined;
    try {
      for (const row of damaged.prepare<[], Row>(sql).iterate()) {
        last = key.map((_, index) => row[`key_${index}`]);
        put(row);
      }
    } catch {
      isWhole = false;
    }
    return last;
  };
  const put = (row: Row): void => {
    try {
      // Read from both ends it may come twice, which is the one conflict that counts for nothing.
      rows += insert.run(isChecked(name) ? (mendedRow(row, name) ?? row) : row).changes;
    } catch {
      // The damage has made of it what no such row can be.
      isWhole = false;
    }
  };
  const after = read('ASC');
  if (isWhole) return { table: name, rows, isWhole };
  return { table: name, rows, isWhole, missing: { after, before: read('DESC') } };
}

function columnsOf(db: Database.Database, table: string): string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
}

function versionOf(db: Database.Database): unknown {
  return db.pragma('user_version', { simple: true });
}

/**
 * Where the damage lies in what says which tables there are and of what columns, that is put back as the migrations make it: they make it in the
 * same order everywhere. Where a table begins in the file differs from kiosk to kiosk, and is left.
 */
function putSchemaBack(damaged: Database.Database, fresh: Database.Database): void {
  const isSame = ({ name }: Table) => columnsOf(damaged, name).join() === columnsOf(fresh, name).join();
  if (versionOf(damaged) !== versionOf(fresh) || tablesOf(fresh).every(isSame)) return;
  writeEntries(damaged, entriesOf(fresh));
  // Read anew from here on.
  damaged.pragma('writable_schema = RESET');
  damaged.pragma('writable_schema = ON');
}

/** The first bytes of every database that this program makes, as SQLite's file format has them; what is counted is left. */
function putHeaderBack(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.from('SQLite format 3\0', 'latin1'), 0, 16, 0);
    // Page size 4096, write-ahead log for writing and reading, nothing reserved, and the three fractions that never vary.
    writeSync(handle, Buffer.from([0x10, 0x00, 2, 2, 0, 64, 32, 32]), 0, 8, 16);
    // Schema format 4, and UTF-8.
    writeSync(handle, Buffer.from([0, 0, 0, 4]), 0, 4, 44);
    writeSync(handle, Buffer.from([0, 0, 0, 1]), 0, 4, 56);
  } finally {
    closeSync(handle);
  }
}
