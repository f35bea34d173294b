import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

const migrations = path.resolve(import.meta.dirname, '../../main/store/migrations');

/** The kiosk's tables in memory, for tests of what is decided over them. Opening a real folder is tried elsewhere. */
export function kioskDatabase(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  for (const file of readdirSync(migrations).sort())
    db.exec(readFileSync(path.join(migrations, file), 'utf8'));
  return db;
}
