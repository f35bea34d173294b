import type { PoolClient } from 'pg';
import { versionsOf } from './schema.ts';

/** Whoever makes the tables takes this lock, so that two intakes may start on one database at once. */
const migrationLock = 4_150_222;

/** Brings the tables to the present version, in the transaction of `client`. */
export async function migrate(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query('CREATE TABLE IF NOT EXISTS intake_version (version INTEGER NOT NULL)');
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM intake_version',
  );
  const found = rows[0]?.version ?? 0;
  const versions = versionsOf('postgres');
  if (found > versions.length) throw new Error('The database was written by a newer version of this intake');
  for (const [index, statements] of versions.entries()) {
    if (index < found) continue;
    await client.query(statements);
    await client.query('INSERT INTO intake_version (version) VALUES ($1)', [index + 1]);
  }
}
