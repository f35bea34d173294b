import type Database from 'better-sqlite3';

/** The numbered migrations, in order: `0001-initial.sql` makes version 1. They are only ever added to. */
const migrations = Object.entries(
  import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
)
  .map(([file, sql]) => ({ version: Number(/(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]), sql }))
  .sort((a, b) => a.version - b.version);

export type Migrated =
  { readonly ok: true } | { readonly ok: false; readonly found: number; readonly known: number };

/**
 * Brings a database to the version that this program knows, in one transaction, after `backUp` of what was there.
 * A database that is newer is left as it is.
 */
export function migrate(db: Database.Database, backUp: (version: number) => void): Migrated {
  const known = migrations.length;
  if (migrations.some(({ version }, index) => version !== index + 1)) {
    throw new Error('The migrations are not numbered 1, 2, 3 …');
  }
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > known) return { ok: false, found, known };
  if (found === known) return { ok: true };
  if (found > 0) backUp(found);
  db.transaction(() => {
    for (const { version, sql } of migrations.slice(found)) {
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }
  })();
  return { ok: true };
}
