import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { mendReferences } from '../../../main/store/mend-references.ts';
import { migrate } from '../../../main/store/migrate.ts';

const session = '0d6cad44-3362-4da5-be1d-da229c277bbf';
/** The same but for one bit, and for two. */
const nearly = '0d6cad44-3362-4da5-bd1d-da229c277bbf';
const farther = '0d6cad44-3362-4da5-bd1d-da229c277bbg';

let db: Database.Database;

beforeEach(() => {
  db = new Database(':memory:');
  migrate(db, () => undefined);
  db.exec(`
    INSERT INTO package VALUES ('d', 'elder-allowance', '1');
    INSERT INTO session (session, digest, language, today, clock_trusted, state, screen, opened_at)
      VALUES ('${session}', 'd', 'zh-CN', '2026-12-01', 1, 'open', 'kiosk', 1);
    INSERT INTO session_key VALUES ('${session}', x'01', x'01');
    INSERT INTO event VALUES ('${session}', 1, 1, x'02'), ('${session}', 2, 1, x'03');
    INSERT INTO attachment VALUES ('photo', '${session}', 1, x'04', 'sha256:1', 5);
    INSERT INTO slip_number VALUES ('12024193');
    INSERT INTO submission (submission, session, number, at, service, version, service_digest, language, digest, bytes, cover)
      VALUES ('${session}', '${session}', '12024193', 1, 'elder-allowance', '1', 'd', 'zh-CN', 'sha256:1', 5, 'cover');
    INSERT INTO submission_attachment VALUES ('photo', '${session}', 0, 'sha256:1', 5, 0);
    INSERT INTO submission_case VALUES ('${session}', 'accepted', 1, 1);
    INSERT INTO case_note VALUES ('${session}', x'05');
  `);
  // Of which rows go together a disk knows nothing.
  db.pragma('foreign_keys = OFF');
  db.exec('DROP TRIGGER event_is_append_only');
});

const named = [
  ['session_key', 'session'],
  ['event', 'session'],
  ['attachment', 'session'],
  ['submission_attachment', 'submission'],
  ['submission_case', 'submission'],
  ['case_note', 'submission'],
] as const;

test('where every row is of somebody nothing is changed', () => {
  const before = db.serialize();
  expect(mendReferences(db)).toBe(false);
  expect(db.serialize().equals(before)).toBe(true);
});

test.each(named)(
  'a row of %s whose %s is one bit from one that there is, is of that one',
  (table, column) => {
    const written = db.prepare(`SELECT * FROM ${table}`).all();
    db.exec(`UPDATE ${table} SET ${column} = '${nearly}'`);
    db.pragma('foreign_keys = ON');
    expect(mendReferences(db)).toBe(true);
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(written);
    expect(db.prepare('SELECT * FROM pragma_foreign_key_check').all()).toEqual([]);
  },
);

test('of a bit that makes no text of an id, too', () => {
  const written = db.prepare('SELECT * FROM session_key').all();
  const bytes = Buffer.from(session);
  bytes[20]! ^= 0x80;
  db.prepare('UPDATE session_key SET session = CAST(? AS TEXT)').run(bytes);
  expect(mendReferences(db)).toBe(true);
  expect(db.prepare('SELECT * FROM session_key').all()).toEqual(written);
});

test.each(named)('a row of %s whose %s is farther from any is left', (table, column) => {
  db.exec(`UPDATE ${table} SET ${column} = '${farther}'`);
  const damaged = db.prepare(`SELECT * FROM ${table}`).all();
  expect(mendReferences(db)).toBe(false);
  expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(damaged);
});

test('a key of nobody beside the right one does not keep the folder from being opened', () => {
  db.exec(`INSERT INTO session_key VALUES ('${nearly}', x'06', x'06')`);
  mendReferences(db);
  expect(db.prepare('SELECT session, hex(wrapped) AS wrapped FROM session_key').all()).toEqual([
    { session, wrapped: '01' },
  ]);
});
