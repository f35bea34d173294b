import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const migrations = path.resolve(import.meta.dirname, '../../main/store/migrations');

/** A kiosk's database as the program left it that knew no more than the first `version` migrations. */
export function olderDatabase(file: string, version: number): Database.Database {
  const db = new Database(file);
  for (const name of readdirSync(migrations).sort().slice(0, version))
    db.exec(readFileSync(path.join(migrations, name), 'utf8'));
  db.pragma(`user_version = ${version}`);
  return db;
}
