import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { bitsApart, turn } from './bits.ts';

/**
 * What is checked of a row, in an order that never changes; the first is the row's id. Not what is sealed, what has a digest of
 * its own, what stands in an index that SQLite compares at the start, and what changes with every try to send.
 */
export const checkedColumns = {
  session: [
    'session',
    'digest',
    'language',
    'variety',
    'size',
    'theme',
    'touch',
    'today',
    'clock_trusted',
    'state',
    'screen',
    'opened_at',
    'parked_at',
    'kept_until',
    'code_hash',
    'corrects',
  ],
  submission: [
    'submission',
    'session',
    'number',
    'at',
    'service',
    'version',
    'service_digest',
    'language',
    'undrawn',
    'digest',
    'bytes',
    'answered_at',
    'receipt_number',
    'refusal_code',
    'answer',
    'cover',
    'corrects',
  ],
  staff: ['staff', 'name', 'pin_hash'],
} as const;

export type CheckedTable = keyof typeof checkedColumns;

export function isChecked(table: string): table is CheckedTable {
  return Object.hasOwn(checkedColumns, table);
}

export type Value = string | number | Buffer | null;
export type Row = Readonly<Record<string, Value>>;

/**
 * Rows of which one would notice that a bit of them was flipped on the disk.
 *
 * Sealed bytes tell by themselves, and an index tells of its own column. Of a day in clear nobody could: a parked session
 * would be forgotten years too early.
 */
export interface CheckedRows {
  /** To be called after every change of the row, in the same transaction. */
  stamp(id: string): void;
  /** Those that are not as they were stamped. One from before there were stamps counts as whole until it is changed. */
  damaged(): string[];
  /** Puts one flipped bit of such a row back. False where it is more than one: then it is taken as it is from now on. */
  mend(id: string): boolean;
}

export function checkedRows(db: Database, table: CheckedTable): CheckedRows {
  const columns = checkedColumns[table];
  const [id] = columns;
  const listed = columns.join(', ');
  const select = db.prepare<[string], Row>(`SELECT ${listed}, row_check FROM ${table} WHERE ${id} = ?`);
  const selectStamped = db.prepare<[], Row>(
    `SELECT ${listed}, row_check FROM ${table} WHERE row_check IS NOT NULL`,
  );
  const update = db.prepare(`UPDATE ${table} SET row_check = ? WHERE ${id} = ?`);
  const updateAll = db.prepare(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = @${column}`).join(', ')} WHERE ${id} = @damaged`,
  );

  return {
    stamp: (of) => {
      const row = select.get(of);
      if (row) update.run(checkOf(row, columns), of);
    },
    damaged: () =>
      selectStamped
        .all()
        .filter((row) => !isWhole(row, columns))
        .map((row) => String(row[id])),
    mend: db.transaction((of: string) => {
      const row = select.get(of);
      const mended = row && mendedRow(row, table);
      if (mended) {
        updateAll.run({ ...mended, damaged: of });
        update.run(checkOf(mended, columns), of);
      } else update.run(null, of);
      return mended !== undefined;
    }),
  };
}

/**
 * The row with the one bit the other way round with which its check is right; undefined where there is none. A row that is whole
 * or was never stamped is answered as it is, and so is one of which the bit is in the check.
 */
export function mendedRow(row: Row, table: CheckedTable): Row | undefined {
  const columns: readonly string[] = checkedColumns[table];
  if (row['row_check'] === null || isWhole(row, columns) || isCheckFlipped(row, columns)) return row;
  for (const column of columns) {
    for (const value of withOneBitFlipped(row[column] ?? null)) {
      const tried = { ...row, [column]: value };
      if (isWhole(tried, columns)) return tried;
    }
  }
  return undefined;
}

function isWhole(row: Row, columns: readonly string[]): boolean {
  const check = row['row_check'];
  return Buffer.isBuffer(check) && checkOf(row, columns).equals(check);
}

function isCheckFlipped(row: Row, columns: readonly string[]): boolean {
  const check = row['row_check'];
  return Buffer.isBuffer(check) && bitsApart(check, checkOf(row, columns)) === 1;
}

function checkOf(row: Row, columns: readonly string[]): Buffer {
  const values = columns.map((column) => {
    const value = row[column] ?? null;
    return Buffer.isBuffer(value) ? value.toString('hex') : value;
  });
  return createHash('sha256').update(JSON.stringify(values)).digest();
}

/** SQLite's whole numbers as we use them: times in milliseconds are the largest. */
const bitsOfNumber = 48;

function* withOneBitFlipped(value: Value): Generator<Value, void> {
  if (typeof value === 'number') {
    // Beyond 32 bits, where `^` would cut them off.
    for (let bit = 0; bit < bitsOfNumber; bit += 1) yield Number(BigInt(value) ^ (1n << BigInt(bit)));
    return;
  }
  if (value === null) return;
  const bytes = Buffer.from(value);
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = Buffer.from(bytes);
    turn(flipped, bit);
    yield typeof value === 'string' ? flipped.toString('utf8') : flipped;
  }
}
