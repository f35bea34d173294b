import Database from 'better-sqlite3';
import { listStatement } from './list.ts';
import type { IntakeStore, Kiosk, Submission } from './port.ts';
import { kioskOf, listedOf, rowOf, sameKeys, submissionColumns, submissionOf } from './row.ts';
import type { KioskRow, ListedRow, SubmissionRow } from './row.ts';
import { versions } from './schema.ts';

/** One file, for an intake that serves some halls. Every commit is on the disk before it is answered. */
export function sqliteStore(file: string): IntakeStore {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  migrate(db);

  const insertCode = db.prepare('INSERT INTO enrolment_code (code_hash, expires_at) VALUES (?, ?)');
  const selectCode = db.prepare<[string], { expires_at: number; kiosk: string | null }>(
    'SELECT expires_at, kiosk FROM enrolment_code WHERE code_hash = ?',
  );
  const useCode = db.prepare('UPDATE enrolment_code SET kiosk = ? WHERE code_hash = ?');
  const insertKiosk = db.prepare(
    `INSERT INTO kiosk (id, name, signing_kid, signing_key, receiving_key, enrolled_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const selectKiosk = db.prepare<[string], KioskRow>('SELECT * FROM kiosk WHERE id = ?');
  const selectByKey = db.prepare<[string], KioskRow>('SELECT * FROM kiosk WHERE signing_kid = ?');
  const insertSubmission = db.prepare(
    `INSERT INTO submission (${submissionColumns.join(', ')})
     VALUES (${submissionColumns.map((column) => `@${column}`).join(', ')})`,
  );
  const insertAttachment = db.prepare(
    'INSERT INTO attachment (kiosk, attachment, submission) VALUES (?, ?, ?)',
  );
  const selectSubmission = db.prepare<[string], SubmissionRow>(
    'SELECT * FROM submission WHERE submission = ?',
  );
  const selectNumber = db.prepare('SELECT 1 FROM submission WHERE number = ?');
  const selectNamed = db.prepare('SELECT 1 FROM attachment WHERE kiosk = ? AND attachment = ?');
  const selectCount = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM submission');

  const enrol = db.transaction((codeHash: string, kiosk: Kiosk, at: number): Kiosk | undefined => {
    const code = selectCode.get(codeHash);
    if (!code) return undefined;
    if (code.kiosk !== null) {
      const row = selectKiosk.get(code.kiosk);
      const known = row && kioskOf(row);
      return known && sameKeys(known, kiosk) ? known : undefined;
    }
    if (code.expires_at < at || selectByKey.get(kiosk.signingKey.kid)) return undefined;
    const { id, name, signingKey, receivingKey } = kiosk;
    insertKiosk.run(id, name, signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), at);
    useCode.run(id, codeHash);
    return kiosk;
  });

  const accept = db.transaction((given: Submission): Submission | 'number-taken' => {
    const there = selectSubmission.get(given.submission);
    if (there) return submissionOf(there);
    if (selectNumber.get(given.number)) return 'number-taken';
    insertSubmission.run(rowOf(given));
    for (const { attachment } of given.attachments)
      insertAttachment.run(given.kiosk, attachment, given.submission);
    return given;
  });

  return {
    addCode: async (codeHash, expiresAt) => {
      insertCode.run(codeHash, expiresAt);
    },
    enrol: async (codeHash, kiosk, at) => enrol.immediate(codeHash, kiosk, at),
    kioskByKey: async (kid) => {
      const row = selectByKey.get(kid);
      return row && kioskOf(row);
    },
    accept: async (submission) => accept.immediate(submission),
    submission: async (id) => {
      const row = selectSubmission.get(id);
      return row && submissionOf(row);
    },
    names: async (kiosk, attachment) => selectNamed.get(kiosk, attachment) !== undefined,
    list: async (limit, which) => {
      const { sql, values, oldestFirst } = listStatement(limit, which, () => '?');
      const rows = db.prepare<(string | number)[], ListedRow & { kiosk_name: string }>(sql).all(...values);
      return (oldestFirst ? rows.toReversed() : rows).map((row) => listedOf(row));
    },
    count: async () => selectCount.get()?.count ?? 0,
    close: async () => {
      db.close();
    },
  };
}

function migrate(db: Database.Database): void {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > versions.length) throw new Error('The database was written by a newer version of this intake');
  db.transaction(() => {
    for (const statements of versions.slice(found)) db.exec(statements);
    db.pragma(`user_version = ${versions.length}`);
  }).immediate();
}
