import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IntakeStore, Kiosk, Submission } from '../../../intake/store/port.ts';
import { postgresStore } from '../../../intake/store/postgres.ts';
import { versionsOf } from '../../../intake/store/schema.ts';
import { sqliteStore } from '../../../intake/store/sqlite.ts';
import { enrolled, kioskNamed, submissionOf } from '../../support/kept-at-intake.ts';
import { startPostgres, type RunningPostgres } from '../../support/postgres.ts';

let postgres: RunningPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop(), 60_000);

const codeHash = 'code';
/** With a photo, since those have rows of their own. */
const withPhoto = (kiosk: Kiosk, given: Partial<Submission> = {}): Submission =>
  submissionOf(kiosk, {
    attachments: [{ attachment: randomUUID(), digest: `sha256:${'0'.repeat(64)}`, bytes: 5 }],
    ...given,
  });

describe.each(['SQLite', 'PostgreSQL'])(
  'what an intake on %s kept before its keys began with the kiosk',
  (database) => {
    const earlier = versionsOf(database === 'SQLite' ? 'sqlite' : 'postgres').slice(0, 3);
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-earlier-'));
    });
    afterEach(() => rmSync(dir, { recursive: true, force: true }));

    test('is there afterwards, and its id and number are taken for every kiosk', async () => {
      const kiosk = await kioskNamed('1 号');
      const kept = withPhoto(kiosk);
      const { id, name, signingKey, receivingKey } = kiosk;
      const rows: [string, (string | number | null)[]][] = [
        [
          'INSERT INTO kiosk VALUES (?, ?, ?, ?, ?, ?)',
          [id, name, signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), 1],
        ],
        ['INSERT INTO enrolment_code VALUES (?, ?, ?)', [codeHash, 1, id]],
        [
          'INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          [
            kept.submission,
            id,
            kept.digest,
            kept.number,
            kept.slip,
            kept.service.id,
            kept.service.version,
            kept.service.digest,
            kept.language,
            kept.at,
            kept.receivedAt,
            JSON.stringify(kept.attachments),
            kept.cover,
            kept.envelope,
            kept.receipt,
          ],
        ],
        [
          'INSERT INTO attachment VALUES (?, ?, ?)',
          [id, kept.attachments[0]?.attachment ?? '', kept.submission],
        ],
      ];
      let store: IntakeStore;
      if (database === 'SQLite') {
        const file = path.join(dir, 'intake.sqlite');
        const db = new Database(file);
        for (const statements of earlier) db.exec(statements);
        for (const [sql, values] of rows) db.prepare(sql).run(...values);
        db.pragma(`user_version = ${earlier.length}`);
        db.close();
        store = sqliteStore(file);
      } else {
        const url = await postgres.emptyDatabase();
        const client = new Client(url);
        await client.connect();
        await client.query('CREATE TABLE intake_version (version INTEGER NOT NULL)');
        for (const statements of earlier) await client.query(statements);
        await client.query('INSERT INTO intake_version VALUES ($1)', [earlier.length]);
        for (const [sql, values] of rows) {
          let nth = 0;
          await client.query(
            sql.replaceAll('?', () => `$${(nth += 1)}`),
            values,
          );
        }
        await client.end();
        store = await postgresStore(url);
      }
      expect(await store.submission(kept.submission)).toEqual(kept);
      expect(await store.names(id, kept.attachments[0]?.attachment ?? '')).toBe(true);
      const other = await enrolled(store, '2 号');
      expect(await store.accept(withPhoto(other, { submission: kept.submission }))).toEqual(kept);
      expect(await store.accept(withPhoto(other, { number: kept.number }))).toBe('number-taken');
      expect(await store.accept(withPhoto(other))).toMatchObject({ kiosk: other.id });
      expect(await store.count()).toBe(2);
      await store.close();
    });
  },
);

/**
 * PostgreSQL's own partitions stand in for a distributed one: they ask for the same, that whatever is there once has the kiosk in
 * its key. The statements are those of docs/scale.md, with PARTITION BY in place of create_distributed_table.
 */
describe('spread by kiosk', () => {
  let store: IntakeStore;
  let client: Client;
  beforeEach(async () => {
    const url = await postgres.emptyDatabase();
    await (await postgresStore(url)).close();
    client = new Client(url);
    await client.connect();
    await client.query(`
      DROP INDEX submission_once;
      DROP INDEX number_once;
      ALTER TABLE attachment DROP CONSTRAINT attachment_by_kiosk_kiosk_submission_fkey;
      ALTER TABLE submission_case DROP CONSTRAINT submission_case_kiosk_submission_fkey;
      ALTER TABLE submission_case RENAME TO one_case;
      ALTER TABLE attachment RENAME TO one_attachment;
      ALTER TABLE submission RENAME TO one_submission;
      CREATE TABLE submission (LIKE one_submission INCLUDING DEFAULTS, PRIMARY KEY (kiosk, submission), FOREIGN KEY (kiosk) REFERENCES kiosk)
        PARTITION BY HASH (kiosk);
      CREATE TABLE attachment (LIKE one_attachment, PRIMARY KEY (kiosk, attachment, submission), FOREIGN KEY (kiosk, submission) REFERENCES submission)
        PARTITION BY HASH (kiosk);
      CREATE TABLE submission_case (LIKE one_case, PRIMARY KEY (kiosk, news), UNIQUE (kiosk, before), FOREIGN KEY (kiosk, submission) REFERENCES submission)
        PARTITION BY HASH (kiosk);
      DROP TABLE one_case;
      DROP TABLE one_attachment;
      DROP TABLE one_submission;
      CREATE UNIQUE INDEX number_once ON submission (kiosk, number);
      CREATE INDEX submission_by_number ON submission (number);`);
    for (const table of ['submission', 'attachment', 'submission_case']) {
      for (let part = 0; part < 4; part += 1) {
        await client.query(
          `CREATE TABLE ${table}_${part} PARTITION OF ${table} FOR VALUES WITH (MODULUS 4, REMAINDER ${part})`,
        );
      }
    }
    store = await postgresStore(url);
  });
  afterEach(async () => {
    await store.close();
    await client.end();
  });

  test('every kiosk’s are kept once, in one part, and none gets the receipt of another', async () => {
    const kiosks = await Promise.all(Array.from({ length: 12 }, (_, at) => enrolled(store, `${at} 号`)));
    const given = kiosks.flatMap((kiosk) => Array.from({ length: 5 }, () => withPhoto(kiosk)));
    const kept = await Promise.all([...given, ...given].map((one) => store.accept(one)));
    expect(kept).toEqual([...given, ...given]);
    expect(await store.count()).toBe(60);
    const [first] = given;
    const [, second] = kiosks;
    if (!first || !second) throw new Error('Nobody is there');
    expect(await store.accept({ ...first, digest: 'other', receipt: 'other' })).toEqual(first);
    expect(await store.accept(withPhoto(kiosks[0]!, { number: first.number }))).toBe('number-taken');
    // What one PostgreSQL refuses: here it is the second kiosk's own, with its own receipt.
    const same = withPhoto(second, { submission: first.submission });
    expect(await store.accept(same)).toEqual(same);
    expect(await store.accept(same)).toEqual(same);

    const parts = await client.query<{ kiosk: string; parts: number }>(
      'SELECT kiosk, count(DISTINCT tableoid)::int AS parts FROM submission GROUP BY kiosk',
    );
    expect(parts.rows.map((row) => row.parts)).toEqual(kiosks.map(() => 1));
    const all = await client.query<{ parts: number }>(
      'SELECT count(DISTINCT tableoid)::int AS parts FROM submission',
    );
    expect(all.rows[0]?.parts).toBeGreaterThan(1);
    for (const { kiosk, attachments } of given)
      expect(await store.names(kiosk, attachments[0]?.attachment ?? '')).toBe(true);
  });

  test('what is asked for with every submission looks at one part alone', async () => {
    const plans = await Promise.all(
      [
        `SELECT * FROM submission WHERE kiosk = 'k' AND submission = 's'`,
        `SELECT 1 FROM attachment WHERE kiosk = 'k' AND attachment = 'a'`,
      ].map(async (sql) => JSON.stringify((await client.query(`EXPLAIN ${sql}`)).rows)),
    );
    for (const plan of plans)
      expect(new Set(plan.match(/(submission|attachment)_[0-3](?!\w)/g)).size).toBe(1);
  });
});
