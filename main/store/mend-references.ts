import type { Database } from 'better-sqlite3';
import { turn } from './bits.ts';

/**
 * Which rows go with which, in an order in which the second of two is right when it is asked. Only where what they go with has a
 * check or an index of its own: of a number that stands in two places alone nobody could say which of them is damaged.
 */
const belonging = [
  { table: 'session_key', column: 'session', to: 'session' },
  { table: 'event', column: 'session', to: 'session' },
  { table: 'attachment', column: 'session', to: 'session' },
  { table: 'submission_attachment', column: 'submission', to: 'submission' },
  { table: 'submission_case', column: 'submission', to: 'submission' },
  { table: 'case_note', column: 'submission', to: 'submission_case' },
] as const;

/**
 * Gives rows back to the session or the submission that they are of, where the disk has flipped one bit of the id by which they
 * name it. Otherwise a key would be of nobody, and the last that somebody said would be missed by nobody: SQLite does not ask.
 *
 * @returns whether there was any
 */
export function mendReferences(db: Database): boolean {
  return db.transaction(() => {
    let isAny = false;
    for (const { table, column, to } of belonging) {
      const known = new Set(idsIn(db, to, column));
      for (const wrong of idsIn(db, table, column).filter((id) => !known.has(id))) {
        const right = oneBitFrom(wrong).find((id) => known.has(id));
        if (right === undefined) continue;
        give(db, { table, column, wrong, right });
        isAny = true;
      }
    }
    return isAny;
  })();
}

/** A character for each byte: of a bit that makes no text of it as text only a question mark would be left. */
function idsIn(db: Database, table: string, column: string): string[] {
  return db
    .prepare<[], Buffer>(`SELECT DISTINCT CAST(${column} AS BLOB) FROM ${table}`)
    .pluck()
    .all()
    .map((id) => id.toString('latin1'));
}

/** Written anew, since of what was said nothing may be changed. Where the right one is there already, what is alone was of nobody. */
function give(
  db: Database,
  { table, column, wrong, right }: { table: string; column: string; wrong: string; right: string },
): void {
  const its = `FROM ${table} WHERE CAST(${column} AS BLOB) = ?`;
  const id = Buffer.from(wrong, 'latin1');
  const rows = db.prepare<[Buffer], Record<string, unknown>>(`SELECT * ${its}`).all(id);
  db.prepare(`DELETE ${its}`).run(id);
  const columns = Object.keys(rows[0] ?? {});
  const insert = db.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((each) => `@${each}`).join(', ')})`,
  );
  for (const row of rows) insert.run({ ...row, [column]: right });
}

function oneBitFrom(id: string): string[] {
  const bytes = Buffer.from(id, 'latin1');
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const turned = Buffer.from(bytes);
    turn(turned, bit);
    return turned.toString('latin1');
  });
}
