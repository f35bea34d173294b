import Database from 'better-sqlite3';
import { vi } from 'vitest';

const refusal = () => new Database.SqliteError('database or disk is full', 'SQLITE_FULL');

function statements(): Database.Statement {
  const db = new Database(':memory:');
  const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Database.Statement;
  db.close();
  return statement;
}

/** From here on the disk takes nothing, until it is restored. The driver says so where SQLite would. */
export function fullDisk() {
  return vi.spyOn(statements(), 'run').mockImplementation(() => {
    throw refusal();
  });
}

/** The kiosk's alone, as where there is room in memory and none on the disk: each write is taken, and no transaction. */
export function diskFullAtCommit() {
  const statement = statements();
  // oxlint-disable-next-line typescript/unbound-method
  const { run } = statement;
  return vi.spyOn(statement, 'run').mockImplementation(function (
    this: Database.Statement,
    ...parameters: unknown[]
  ) {
    if (this.source === 'COMMIT' && this.database.name.endsWith('kiosk.sqlite')) throw refusal();
    return run.apply(this, parameters);
  });
}
