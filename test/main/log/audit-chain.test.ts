import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { firstThatDoesNotFit } from '../../../main/log/audit-chain.ts';
import { auditLog } from '../../../main/log/audit-log.ts';
import { auditAsKept, auditTable } from '../../../main/store/audit.ts';
import { kioskDatabase } from '../../support/kiosk-database.ts';

const day = 86_400_000;
const begun = Date.UTC(2026, 10, 29);

function log() {
  const db = kioskDatabase();
  const table = auditTable(db);
  const clock = { at: begun, trusts: true };
  const { enter } = auditLog(table, { now: () => clock.at, trusted: () => clock.trusts });
  const sign = (count = 1) => {
    for (let each = 0; each < count; each += 1) enter('staff-signed-in', { staff: 'zhang-min' });
  };
  const days = (count: number) => {
    clock.at += count * day;
  };
  return { db, table, clock, sign, days };
}

const fits = (db: Database.Database) => {
  const kept = auditAsKept(db);
  if (!kept) throw new Error('There is no audit log');
  return firstThatDoesNotFit(kept.beginning, kept.entries);
};
const seqs = (db: Database.Database) => auditAsKept(db)?.entries.map(({ seq }) => seq);

/** Somebody who has the disk and SQLite, and is held back by no trigger. */
function tamper(db: Database.Database, sql: string): void {
  db.exec('DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_shortened_from_its_beginning');
  db.exec(sql);
}

test('an untouched log fits, empty or not', () => {
  const { db, sign } = log();
  expect(fits(db)).toBeUndefined();
  sign(5);
  expect(seqs(db)).toEqual([1, 2, 3, 4, 5]);
  expect(fits(db)).toBeUndefined();
});

test.each([
  ['who', `UPDATE audit SET fields = '{"staff":"wang"}' WHERE seq = 3`, 3],
  ['what', `UPDATE audit SET act = 'staff-signed-out' WHERE seq = 3`, 3],
  ['when', 'UPDATE audit SET at = at - 1 WHERE seq = 3', 3],
  ['how sure the time was', 'UPDATE audit SET clock_trusted = 0 WHERE seq = 3', 3],
  ['that it was', 'DELETE FROM audit WHERE seq = 3', 4],
  ['how it began', 'DELETE FROM audit WHERE seq <= 2', 3],
  [
    'that something was put in',
    `UPDATE audit SET seq = 6 WHERE seq = 5;
     INSERT INTO audit SELECT 5, at, clock_trusted, act, fields, digest FROM audit WHERE seq = 4`,
    5,
  ],
])('whoever hides %s is found at that entry', (_what, sql, where) => {
  const { db, sign } = log();
  sign(5);
  tamper(db, sql);
  expect(fits(db)).toBe(where);
});

test('no statement of the program itself can change an entry or take one out of the middle', () => {
  const { db, sign } = log();
  sign(3);
  expect(() => db.exec('UPDATE audit SET at = 0 WHERE seq = 2')).toThrow('never changed');
  expect(() => db.exec('DELETE FROM audit WHERE seq = 2')).toThrow('from its beginning alone');
});

test('what is undone leaves no entry and no gap', () => {
  const { db, sign } = log();
  sign();
  const undone = db.transaction(() => {
    sign(2);
    throw new Error('The disk is full');
  });
  expect(undone).toThrow('full');
  sign();
  expect(seqs(db)).toEqual([1, 2]);
  expect(fits(db)).toBeUndefined();
});

test('half a year stays, older goes, and what stays still fits', () => {
  const { db, table, clock, sign, days } = log();
  sign(2);
  days(100);
  sign(2);
  days(84);
  sign();
  table.shorten(clock.at - 184 * day);
  expect(seqs(db)).toEqual([1, 2, 3, 4, 5]);
  days(1);
  table.shorten(clock.at - 184 * day);
  expect(seqs(db)).toEqual([3, 4, 5]);
  sign();
  expect(seqs(db)).toEqual([3, 4, 5, 6]);
  expect(fits(db)).toBeUndefined();
  tamper(db, 'DELETE FROM audit WHERE seq = 3');
  expect(fits(db)).toBe(4);
});

test('an entry from before the clock was right is as young as the next that is sure of its time', () => {
  const { db, table, clock, sign, days } = log();
  sign();
  days(300);
  const right = clock.at;
  Object.assign(clock, { at: 0, trusts: false });
  sign();
  Object.assign(clock, { at: right, trusts: true });
  table.shorten(clock.at - 184 * day);
  expect(seqs(db)).toEqual([2]);
  sign();
  table.shorten(clock.at - 184 * day);
  expect(seqs(db)).toEqual([2, 3]);
  expect(fits(db)).toBeUndefined();
});
