import Database from 'better-sqlite3';
import { kioskByKeyStatement, keyTakenStatement } from './kiosk-by-key.ts';
import { listStatement } from './list.ts';
import { lastNewsStatement, newsStatement } from './news.ts';
import type { IntakeStore, Kiosk, Submission, WrongTry } from './port.ts';
import {
  decidedColumns,
  decidedOf,
  decidedRowOf,
  keysFor,
  kioskOf,
  kiosksListed,
  listedOf,
  rowOf,
  sameKeys,
  submissionColumns,
  submissionOf,
  wrongTriesSince,
} from './row.ts';
import type { DecidedRow, FormerKeyRow, KioskRow, ListedRow, SubmissionRow } from './row.ts';
import { versionsOf } from './schema.ts';

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
  const selectByKey = db.prepare<{ kid: string }, KioskRow>(kioskByKeyStatement('= @kid'));
  const keyTaken = db.prepare<{ kid: string }>(keyTakenStatement('@kid'));
  const insertSubmission = db.prepare(
    `INSERT INTO submission (${submissionColumns.join(', ')}, arrival)
     VALUES (
       ${submissionColumns.map((column) => `@${column}`).join(', ')},
       (SELECT coalesce(max(arrival), 0) + 1 FROM submission)
     )`,
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
  const selectCorrections = db.prepare<[string, string], Pick<Submission, 'submission' | 'slip'>>(
    'SELECT submission, slip FROM submission WHERE corrects = ? AND kiosk = ? ORDER BY received_at',
  );
  const insertDecided = db.prepare(
    `INSERT OR IGNORE INTO submission_case (${decidedColumns.join(', ')})
     VALUES (${decidedColumns.map((column) => `@${column}`).join(', ')})`,
  );
  const selectCases = db.prepare<[string], DecidedRow>(
    'SELECT * FROM submission_case WHERE submission = ? ORDER BY news',
  );
  const selectNews = db.prepare<(string | number)[], DecidedRow & { digest: string }>(
    newsStatement(() => '?'),
  );
  const selectLastNews = db.prepare<[string], { last: number }>(lastNewsStatement('?'));

  const insertWrongTry = db.prepare('INSERT INTO wrong_try (what, source, at) VALUES (?, ?, ?)');
  const deleteWrongTries = db.prepare('DELETE FROM wrong_try WHERE at <= ?');
  const selectWrongTries = db.prepare<[string, number], WrongTry>(wrongTriesSince('?', '?'));

  const enrol = db.transaction((codeHash: string, kiosk: Kiosk, at: number): Kiosk | undefined => {
    const code = selectCode.get(codeHash);
    if (!code) return undefined;
    if (code.kiosk !== null) {
      const row = selectKiosk.get(code.kiosk);
      const known = row && kioskOf(row);
      return known && row.revoked_at === null && sameKeys(known, kiosk) ? known : undefined;
    }
    if (code.expires_at < at || keyTaken.get({ kid: kiosk.signingKey.kid })) return undefined;
    const { id, name, signingKey, receivingKey } = kiosk;
    insertKiosk.run(id, name, signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), at);
    useCode.run(id, codeHash);
    return kiosk;
  });

  const keepFormer = db.prepare(
    `INSERT INTO former_signing_key (signing_kid, kiosk, signing_key, replaced_at)
     SELECT signing_kid, id, signing_key, ? FROM kiosk WHERE id = ?`,
  );
  const setKeys = db.prepare(
    'UPDATE kiosk SET signing_kid = ?, signing_key = ?, receiving_key = ? WHERE id = ?',
  );
  const renew = db.transaction(
    (id: string, from: string, keys: Pick<Kiosk, 'signingKey' | 'receivingKey'>, at: number) => {
      const row = selectKiosk.get(id);
      if (!row || row.revoked_at !== null) return undefined;
      const kiosk = kioskOf(row);
      const which = keysFor(kiosk, from, keys);
      if (which === 'present') return kiosk;
      const { signingKey, receivingKey } = keys;
      if (which === 'neither' || keyTaken.get({ kid: signingKey.kid })) return undefined;
      keepFormer.run(at, id);
      setKeys.run(signingKey.kid, JSON.stringify(signingKey), JSON.stringify(receivingKey), id);
      return { ...kiosk, signingKey, receivingKey };
    },
  );
  const revokeKiosk = db.prepare('UPDATE kiosk SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?');
  const revokeKey = db.prepare(
    'UPDATE former_signing_key SET revoked_at = coalesce(revoked_at, ?) WHERE signing_kid = ?',
  );
  const selectKiosks = db.prepare<[], KioskRow>('SELECT * FROM kiosk ORDER BY name, id');
  const selectFormer = db.prepare<[], FormerKeyRow>('SELECT * FROM former_signing_key ORDER BY replaced_at');
  const replaceReceipt = db.prepare('UPDATE submission SET receipt = ? WHERE submission = ? AND receipt = ?');
  const selectReceipt = db.prepare<[string], { receipt: string }>(
    'SELECT receipt FROM submission WHERE submission = ?',
  );

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
    addWrongTry: async ({ what, from, at }, forgetBefore) => {
      deleteWrongTries.run(forgetBefore);
      insertWrongTry.run(what, from, at);
    },
    wrongTries: async (what, since) => selectWrongTries.all(what, since),
    kioskByKey: async (kid) => {
      const row = selectByKey.get({ kid });
      return row && kioskOf(row);
    },
    kiosk: async (id) => {
      const row = selectKiosk.get(id);
      return row && kioskOf(row);
    },
    renew: async (kiosk, from, keys, at) => renew.immediate(kiosk, from, keys, at),
    revoke: async (which, at) => revokeKiosk.run(at, which).changes + revokeKey.run(at, which).changes > 0,
    kiosks: async () => kiosksListed(selectKiosks.all(), selectFormer.all()),
    accept: async (submission) => accept.immediate(submission),
    replaceReceipt: async ({ submission, receipt: former }, receipt) => {
      replaceReceipt.run(receipt, submission, former);
      return selectReceipt.get(submission)?.receipt ?? receipt;
    },
    submission: async (id, kiosk) => {
      const row = selectSubmission.get(id);
      if (kiosk !== undefined && row?.kiosk !== kiosk) return undefined;
      return row && submissionOf(row);
    },
    names: async (kiosk, attachment) => selectNamed.get(kiosk, attachment) !== undefined,
    unnamed: async (these) =>
      these.filter(({ kiosk, attachment }) => selectNamed.get(kiosk, attachment) === undefined),
    list: async (limit, which) => {
      const { sql, values, oldestFirst } = listStatement(limit, which, () => '?');
      const rows = db.prepare<(string | number)[], ListedRow & { kiosk_name: string }>(sql).all(...values);
      return (oldestFirst ? rows.toReversed() : rows).map((row) => listedOf(row));
    },
    count: async () => selectCount.get()?.count ?? 0,
    corrections: async ({ submission, kiosk }) => selectCorrections.all(submission, kiosk),
    decide: async (decided) => insertDecided.run(decidedRowOf(decided)).changes === 1,
    cases: async (submission) => selectCases.all(submission).map((row) => decidedOf(row)),
    news: async (kiosk, after, limit) =>
      selectNews.all(kiosk, after, limit).map(({ digest, ...row }) => ({ ...decidedOf(row), digest })),
    lastNews: async (kiosk) => selectLastNews.get(kiosk)?.last ?? 0,
    close: async () => {
      db.close();
    },
  };
}

function migrate(db: Database.Database): void {
  const versions = versionsOf('sqlite');
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > versions.length) throw new Error('The database was written by a newer version of this intake');
  db.transaction(() => {
    for (const statements of versions.slice(found)) db.exec(statements);
    db.pragma(`user_version = ${versions.length}`);
  }).immediate();
}
