import { Pool, types } from 'pg';
import type { QueryResultRow } from 'pg';
import { listStatement } from './list.ts';
import { lastNewsStatement, newsStatement } from './news.ts';
import type { IntakeStore, Submission, WrongTry } from './port.ts';
import { isOfARow } from './postgres-error.ts';
import { postgresKiosks } from './postgres-kiosks.ts';
import { migrate } from './postgres-migrate.ts';
import { inTransaction } from './postgres-transaction.ts';
import {
  decidedColumns,
  decidedOf,
  decidedRowOf,
  listedOf,
  rowOf,
  submissionColumns,
  submissionOf,
  wrongTriesSince,
} from './row.ts';
import type { DecidedRow, ListedRow, SubmissionRow } from './row.ts';
import { together } from './together.ts';

/** The type number of BIGINT: our counts and times, which stay far below 2^53. */
const bigint = 20;

const ourTypes = {
  getTypeParser: (oid: number) => (oid === bigint ? Number : types.getTypeParser(oid)),
};

/** At most, of each process of an intake: how many processes there may be follows from it. */
export const connectionsEach = 10;

/** For one statement: a kiosk gives up waiting after a minute. */
const patienceMs = 30_000;
/** How much longer we wait than PostgreSQL itself: by then it no longer answers at all, or the way to it is gone. */
const longerThanIts = 1.2;

/**
 * A PostgreSQL that several intakes may share. A commit is on its disk before it is answered.
 *
 * @param patience after how long a statement that hangs is given up, so that it does not keep all that wait behind it
 */
export async function postgresStore(
  databaseUrl: string,
  monotonicMs = () => performance.now(),
  patience = patienceMs,
): Promise<IntakeStore> {
  const connection = {
    connectionString: databaseUrl,
    options: '-c synchronous_commit=on',
    types: ourTypes,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  await makeTables(new Pool({ ...connection, max: 1 }));
  const pool = new Pool({
    ...connection,
    max: connectionsEach,
    statement_timeout: patience,
    lock_timeout: patience,
    idle_in_transaction_session_timeout: patience,
    query_timeout: patience * longerThanIts,
  });
  // An idle connection that the server closed is replaced by the pool at the next query.
  pool.on('error', () => undefined);

  const one = async <Row extends QueryResultRow>(sql: string, values: unknown[]): Promise<Row | undefined> =>
    (await pool.query<Row>(sql, values)).rows[0];
  const submission = async (id: string, kiosk?: string) => {
    const row = await (kiosk === undefined
      ? one<SubmissionRow>('SELECT * FROM submission WHERE submission = $1', [id])
      : one<SubmissionRow>('SELECT * FROM submission WHERE kiosk = $1 AND submission = $2', [kiosk, id]));
    return row && submissionOf(row);
  };
  /** True for each row that is kept now; a receipt is signed anew for each, so it tells two of one id apart. */
  const insert = together(
    async (rows: readonly SubmissionRow[]) => {
      const kept = await pool.query<{ receipt: string }>({
        ...insertSubmissions,
        values: [JSON.stringify(rows)],
      });
      const receipts = new Set(kept.rows.map(({ receipt }) => receipt));
      return rows.map(({ receipt }) => receipts.has(receipt));
    },
    {
      weightOf: ({ envelope }) => envelope.length,
      isOfOne: isOfARow,
      limits: { runs: 1, items: 100, weight: 8_000_000 },
    },
  );

  return {
    ...postgresKiosks(pool, monotonicMs),
    addWrongTry: async ({ what, from, at }, forgetBefore) => {
      await pool.query('DELETE FROM wrong_try WHERE at <= $1', [forgetBefore]);
      await pool.query('INSERT INTO wrong_try (what, source, at) VALUES ($1, $2, $3)', [what, from, at]);
    },
    wrongTries: async (what, since) =>
      (await pool.query<WrongTry>(wrongTriesSince('$1', '$2'), [what, since])).rows,
    replaceReceipt: async ({ submission: id, receipt: former }, receipt) => {
      await pool.query('UPDATE submission SET receipt = $1 WHERE submission = $2 AND receipt = $3', [
        receipt,
        id,
        former,
      ]);
      return (await submission(id))?.receipt ?? receipt;
    },
    accept: async (given) => {
      if (await insert(rowOf(given))) return given;
      const { submission: id, kiosk } = given;
      return (await submission(id, kiosk)) ?? (await submission(id)) ?? 'number-taken';
    },
    submission,
    names: async (kiosk, attachment) =>
      (await one('SELECT 1 FROM attachment WHERE kiosk = $1 AND attachment = $2', [kiosk, attachment])) !==
      undefined,
    unnamed: async (these) => {
      const { rows } = await pool.query<{ kiosk: string; attachment: string }>(
        `SELECT kiosk, attachment FROM attachment
         WHERE (kiosk, attachment) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
        [these.map(({ kiosk }) => kiosk), these.map(({ attachment }) => attachment)],
      );
      const named = new Set(rows.map(({ kiosk, attachment }) => `${kiosk}.${attachment}`));
      return these.filter(({ kiosk, attachment }) => !named.has(`${kiosk}.${attachment}`));
    },
    list: async (limit, which) => {
      const { sql, values, oldestFirst } = listStatement(limit, which, (nth) => `$${nth}`);
      const { rows } = await pool.query<ListedRow & { kiosk_name: string }>(sql, values);
      return (oldestFirst ? rows.toReversed() : rows).map((row) => listedOf(row));
    },
    count: async () =>
      (await one<{ count: number }>('SELECT count(*) AS count FROM submission', []))?.count ?? 0,
    corrections: async ({ submission: corrected, kiosk }) => {
      const { rows } = await pool.query<Pick<Submission, 'submission' | 'slip'>>(
        'SELECT submission, slip FROM submission WHERE corrects = $1 AND kiosk = $2 ORDER BY received_at',
        [corrected, kiosk],
      );
      return rows;
    },
    decide: async (decided) => {
      const row = decidedRowOf(decided);
      const inserted = await pool.query(
        `INSERT INTO submission_case (${decidedColumns.join(', ')})
         VALUES (${decidedColumns.map((_, index) => `$${index + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
        decidedColumns.map((column) => row[column]),
      );
      return inserted.rowCount === 1;
    },
    cases: async (decided) => {
      const { rows } = await pool.query<DecidedRow>(
        'SELECT * FROM submission_case WHERE submission = $1 ORDER BY news',
        [decided],
      );
      return rows.map((row) => decidedOf(row));
    },
    news: async (kiosk, after, limit) => {
      const { rows } = await pool.query<DecidedRow & { digest: string }>(
        newsStatement((nth) => `$${nth}`),
        [kiosk, after, limit],
      );
      return rows.map(({ digest, ...row }) => ({ ...decidedOf(row), digest }));
    },
    lastNews: async (kiosk) => (await one<{ last: number }>(lastNewsStatement('$1'), [kiosk]))?.last ?? 0,
    close: () => pool.end(),
  };
}

/** Without those limits: on a database that has been filled for years this takes as long as it takes. */
async function makeTables(pool: Pool): Promise<void> {
  pool.on('error', () => undefined);
  try {
    await inTransaction(pool, migrate);
  } finally {
    await pool.end();
  }
}

/** Held from before a number is drawn until the commit. A lock on a row took thirty times as long. */
const arrivalLock = 4_150_223;

/**
 * As many as have come, in one statement: one round trip and one commit. A conflict of id or of number inserts nothing of
 * that one. Rows travel as one JSON text, so the statement is the same for one as for many, and is read only once.
 *
 * One statement after the other, whichever intake it is of, so that no two wait for each other: numbers are drawn only by whoever has the turn, and the turn is
 * kept until the commit. So whoever sees a number has seen, or can see, all below it, and may go on from there.
 */
const insertSubmissions = {
  name: 'accept',
  text: `
  WITH turn AS MATERIALIZED (
    SELECT pg_advisory_xact_lock(${arrivalLock})
  ), kept AS (
    INSERT INTO submission (${submissionColumns.join(', ')}, arrival)
    SELECT ${submissionColumns.map((column) => `given.${column}`).join(', ')}, nextval('arrival_number')
    FROM turn CROSS JOIN json_populate_recordset(NULL::submission, $1) AS given
    ORDER BY given.kiosk, given.submission
    ON CONFLICT DO NOTHING RETURNING submission, kiosk, attachments, receipt
  ), named AS (
    INSERT INTO attachment (kiosk, attachment, submission)
    SELECT kept.kiosk, mark ->> 'attachment', kept.submission
    FROM kept, json_array_elements(kept.attachments::json) AS mark
  )
  SELECT receipt FROM kept`,
};
