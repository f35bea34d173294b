import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../../main/store/migrate.ts';
import { rescueDatabase } from '../../../main/store/rescue.ts';

const pageBytes = 4096;
const numbers = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(8, '0'));

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-rescue-'));
  file = path.join(dir, 'kiosk.sqlite');
  const db = new Database(file);
  migrate(db, () => undefined);
  const insert = db.prepare('INSERT INTO slip_number (number) VALUES (?)');
  db.transaction(() => {
    for (const number of numbers) insert.run(number);
    db.exec(`INSERT INTO staff (staff, name, pin_hash) VALUES ('zhang', '张敏', 'a hash')`);
  })();
  db.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function change(work: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  work(bytes);
  writeFileSync(file, bytes);
}

function leafPagesOf(table: string): number[] {
  const db = new Database(file, { readonly: true });
  const pages = db
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`)
    .pluck()
    .all(table);
  db.close();
  return pages;
}

function rescued() {
  const to = path.join(dir, 'rescued.sqlite');
  const tables = rescueDatabase(file, to);
  const db = new Database(to, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const kept = db.prepare('SELECT number FROM slip_number ORDER BY number').pluck().all() as string[];
  const staff = db.prepare('SELECT name FROM staff').pluck().all();
  db.close();
  return { kept, staff, damaged: tables.filter(({ isWhole }) => !isWhole) };
}

test('of a whole database everything comes over', () => {
  expect(rescued()).toEqual({ kept: numbers, staff: ['张敏'], damaged: [] });
});

test('a page that cannot be read costs what stood on it, which is named by what stands around it', () => {
  const [, , third = 0, ...others] = leafPagesOf('slip_number');
  expect(others.length).toBeGreaterThan(2);
  change((bytes) => bytes.fill(0xff, (third - 1) * pageBytes, third * pageBytes));
  const before = readFileSync(file);

  const { kept, staff, damaged } = rescued();
  expect(staff).toEqual(['张敏']);
  expect(damaged).toHaveLength(1);
  const [after, until] = [String(damaged[0]?.missing?.after), String(damaged[0]?.missing?.before)];
  expect(kept).toEqual(numbers.filter((number) => number <= after || number >= until));
  expect(numbers.length - kept.length).toBeLessThan(pageBytes / 8);
  expect(kept.length).toBeLessThan(numbers.length);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each(['secret', 'secret_again'])(
  'the kiosk’s keys are all there where the page of %s cannot be read, since the other table has them',
  (table) => {
    const db = new Database(file);
    for (const each of ['secret', 'secret_again'])
      db.exec(`INSERT INTO ${each} VALUES ('enrolment', x'01'), ('kiosk-keys', x'02')`);
    db.close();
    const [page = 0] = leafPagesOf(table);
    // No kind of page that there is.
    change((bytes) => bytes.writeUInt8(0xff, (page - 1) * pageBytes));

    expect(rescued().damaged).toEqual([]);
    const after = new Database(path.join(dir, 'rescued.sqlite'), { readonly: true });
    for (const each of ['secret', 'secret_again']) {
      expect(after.prepare(`SELECT name, hex(sealed) AS sealed FROM ${each}`).all()).toEqual([
        { name: 'enrolment', sealed: '01' },
        { name: 'kiosk-keys', sealed: '02' },
      ]);
    }
    after.close();
  },
);

test('keys that neither table has any more are missed', () => {
  for (const table of ['secret', 'secret_again']) {
    const [page = 0] = leafPagesOf(table);
    change((bytes) => bytes.writeUInt8(0xff, (page - 1) * pageBytes));
  }
  expect(
    rescued()
      .damaged.map(({ table }) => table)
      .sort(),
  ).toEqual(['secret', 'secret_again']);
});

test('a log that goes on no more, or of which nothing is left, is seen to be damaged', () => {
  const sessions = Array.from({ length: 60 }, (_, nth) => `session-${String(nth).padStart(2, '0')}`);
  const each = 7;
  const db = new Database(file);
  db.exec(`INSERT INTO package (digest, service, version) VALUES ('d', 's', '1')`);
  for (const [nth, session] of sessions.entries()) {
    db.prepare(
      `INSERT INTO session (session, digest, language, today, clock_trusted, state, screen, opened_at)
       VALUES (?, 'd', 'zh-CN', '2026-11-30', 1, 'open', ?, 5)`,
    ).run(session, `screen ${nth}`);
    for (let seq = 1; seq <= each; seq += 1)
      db.prepare('INSERT INTO event VALUES (?, ?, 6, randomblob(284))').run(session, seq);
  }
  db.close();
  const [, , third = 0] = leafPagesOf('event');
  change((bytes) => bytes.fill(0xff, (third - 1) * pageBytes, third * pageBytes));

  expect(rescued().damaged).toMatchObject([{ table: 'event' }]);
  const after = new Database(path.join(dir, 'rescued.sqlite'), { readonly: true });
  const rows = after
    .prepare<[], { session: string; whole: number; last: number }>(
      `SELECT session, sum(length(sealed) = 284) AS whole, max(seq) AS last FROM event GROUP BY session`,
    )
    .all();
  after.close();
  expect(rows.map(({ session }) => session)).toEqual(sessions);
  const lost = rows.filter(({ whole }) => whole < each);
  expect(lost.length).toBeGreaterThan(1);
  expect(lost.length).toBeLessThan(6);
  // As the log counts what is not there.
  expect(lost.filter(({ whole, last }) => last === whole)).toEqual([]);
  expect(rows.filter(({ whole, last }) => whole === each && last > each)).toEqual([]);
});

test.each([
  ['the mark of a database', (bytes: Buffer) => (bytes[3]! ^= 1)],
  ['the size of its pages', (bytes: Buffer) => (bytes[16]! ^= 0x20)],
  ['its encoding', (bytes: Buffer) => (bytes[59]! ^= 2)],
  ['the name of a table', flip('slip_numberslip_number', 2)],
  ['what a table is made of', flip('CREATE TABLE slip_number', 0)],
  ['the name of a column', flip('number TEXT PRIMARY KEY', 1)],
])('one bit of %s costs nothing', (_, damage) => {
  change(damage);
  expect(rescued()).toMatchObject({ kept: numbers, staff: ['张敏'] });
});

function flip(text: string, at: number) {
  return (bytes: Buffer) => {
    const found = bytes.indexOf(text);
    expect(found).toBeGreaterThan(0);
    bytes[found + at]! ^= 4;
  };
}
