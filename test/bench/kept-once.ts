import { Client } from 'pg';
import type { Row } from './row.ts';

/** Looks into the database itself, since the intake would be asked about its own promise. */
export async function keptOnce(
  databaseUrl: string,
  /** The digest of cover and envelope for the id of each submission that the intake said it keeps. */
  kept: ReadonlyMap<string, string>,
): Promise<Row> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ submission: string; digest: string }>(
    `SELECT submission, encode(sha256(convert_to(cover || envelope, 'UTF8')), 'hex') AS digest FROM submission`,
  );
  await client.end();
  const there = new Map<string, string[]>();
  for (const { submission, digest } of rows) {
    there.set(submission, [...(there.get(submission) ?? []), digest]);
  }
  const wrong = { missing: 0, doubled: 0, 'otherwise than sent': 0 };
  for (const [submission, digest] of kept) {
    const [first, ...more] = there.get(submission) ?? [];
    if (first === undefined) wrong.missing += 1;
    else if (more.length > 0) wrong.doubled += 1;
    else if (first !== digest) wrong['otherwise than sent'] += 1;
  }
  return {
    what: 'kept but missing, doubled or otherwise than sent, when intake and PostgreSQL have been killed',
    measured: { 'said to be kept': kept.size, 'rows in PostgreSQL': rows.length, ...wrong },
    value: wrong.missing + wrong.doubled + wrong['otherwise than sent'],
    unit: 'submissions',
    budget: { atMost: 0 },
  };
}
