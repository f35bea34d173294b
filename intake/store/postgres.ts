import { Pool, types } from 'pg';
import type { PoolClient, QueryResultRow } from 'pg';
import { listStatement } from './list.ts';
import type { IntakeStore, Kiosk } from './port.ts';
import { kioskOf, listedOf, rowOf, sameKeys, submissionColumns, submissionOf } from './row.ts';
import type { KioskRow, ListedRow, SubmissionRow } from './row.ts';
import { versions } from './schema.ts';

/** Whoever makes the tables takes this lock, so that two intakes may start on one database at once. */
const migrationLock = 4_150_222;

/** The type number of BIGINT: our counts and times, which stay far below 2^53. */
const bigint = 20;

const ourTypes = {
  getTypeParser: (oid: number) => (oid === bigint ? Number : types.getTypeParser(oid)),
};

/** A PostgreSQL that several intakes may share. A commit is on its disk before it is answered. */
export async function postgresStore(databaseUrl: string): Promise<IntakeStore> {
  const pool = new Pool({
    connectionString: databaseUrl,
    options: '-c synchronous_commit=on',
    types: ourTypes,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server closed is replaced by the pool at the next query.
  pool.on('error', () => undefined);
  await inTransaction(pool, migrate);

  const one = async <Row extends QueryResultRow>(sql: string, values: unknown[]): Promise<Row | undefined> =>
    (await pool.query<Row>(sql, values)).rows[0];
  const submission = async (id: string) => {
    const row = await one<SubmissionRow>('SELECT * FROM submission WHERE submission = $1', [id]);
    return row && submissionOf(row);
  };

  return {
    addCode: async (codeHash, expiresAt) => {
      await pool.query('INSERT INTO enrolment_code (code_hash, expires_at) VALUES ($1, $2)', [
        codeHash,
        expiresAt,
      ]);
    },
    enrol: (codeHash, kiosk, at) => inTransaction(pool, (client) => enrol(client, codeHash, kiosk, at)),
    kioskByKey: async (kid) => {
      const row = await one<KioskRow>('SELECT * FROM kiosk WHERE signing_kid = $1', [kid]);
      return row && kioskOf(row);
    },
    accept: async (given) => {
      const row = rowOf(given);
      const inserted = await pool.query(insertSubmission, [
        ...submissionColumns.map((column) => row[column]),
        given.attachments.map(({ attachment }) => attachment),
      ]);
      if (inserted.rowCount === 1) return given;
      return (await submission(given.submission)) ?? 'number-taken';
    },
    submission,
    names: async (kiosk, attachment) =>
      (await one('SELECT 1 FROM attachment WHERE kiosk = $1 AND attachment = $2', [kiosk, attachment])) !==
      undefined,
    list: async (limit, which) => {
      const { sql, values, oldestFirst } = listStatement(limit, which, (nth) => `$${nth}`);
      const { rows } = await pool.query<ListedRow & { kiosk_name: string }>(sql, values);
      return (oldestFirst ? rows.toReversed() : rows).map((row) => listedOf(row));
    },
    count: async () =>
      (await one<{ count: number }>('SELECT count(*) AS count FROM submission', []))?.count ?? 0,
    close: () => pool.end(),
  };
}

/** One statement, so one round trip and one commit. A conflict of id or of number inserts nothing. */
const insertSubmission = `
  WITH kept AS (
    INSERT INTO submission (${submissionColumns.join(', ')})
    VALUES (${submissionColumns.map((_, index) => `$${index + 1}`).join(', ')})
    ON CONFLICT DO NOTHING RETURNING submission, kiosk
  ), named AS (
    INSERT INTO attachment (kiosk, attachment, submission)
    SELECT kept.kiosk, given.attachment, kept.submission
    FROM kept, unnest($${submissionColumns.length + 1}::text[]) AS given (attachment)
  )
  SELECT submission FROM kept`;

async function enrol(
  client: PoolClient,
  codeHash: string,
  kiosk: Kiosk,
  at: number,
): Promise<Kiosk | undefined> {
  const codes = await client.query<{ expires_at: number; kiosk: string | null }>(
    'SELECT expires_at, kiosk FROM enrolment_code WHERE code_hash = $1 FOR UPDATE',
    [codeHash],
  );
  const code = codes.rows[0];
  if (!code) return undefined;
  if (code.kiosk !== null) {
    const { rows } = await client.query<KioskRow>('SELECT * FROM kiosk WHERE id = $1', [code.kiosk]);
    const known = rows[0] && kioskOf(rows[0]);
    return known && sameKeys(known, kiosk) ? known : undefined;
  }
  if (code.expires_at < at) return undefined;
  const { id, name, signingKey, receivingKey } = kiosk;
  const inserted = await client.query(
    `INSERT INTO kiosk (id, name, signing_kid, signing_key, receiving_key, enrolled_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [id, name, signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), at],
  );
  if (inserted.rowCount !== 1) return undefined;
  await client.query('UPDATE enrolment_code SET kiosk = $1 WHERE code_hash = $2', [id, codeHash]);
  return kiosk;
}

async function migrate(client: PoolClient): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  await client.query('CREATE TABLE IF NOT EXISTS intake_version (version INTEGER NOT NULL)');
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM intake_version',
  );
  const found = rows[0]?.version ?? 0;
  if (found > versions.length) throw new Error('The database was written by a newer version of this intake');
  for (const [index, statements] of versions.entries()) {
    if (index < found) continue;
    await client.query(statements);
    await client.query('INSERT INTO intake_version (version) VALUES ($1)', [index + 1]);
  }
}

async function inTransaction<Result>(
  pool: Pool,
  run: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
