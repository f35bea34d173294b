import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkedRows } from '../../../main/store/checked-rows.ts';
import { turn } from '../../../main/store/bits.ts';
import { mendPage } from '../../../main/store/mend-page.ts';
import { migrate } from '../../../main/store/migrate.ts';
import { isWellFormed } from '../../../main/store/page-structure.ts';
import { randomFrom } from '../../../tools/random-from.ts';

const pageBytes = 4096;
const leafHeaderBytes = 8;
/** From its beginning on: its length, and those of what is in it. */
const cellHeadBytes = 12;

let dir: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-mend-page-'));
  file = path.join(dir, 'kiosk.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('secure_delete = ON');
  migrate(db, () => undefined);
  fill(db);
  db.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Sessions with what was said in them, and what was handed in; some of it is gone, so that there is room between the rest. */
function fill(db: Database.Database): void {
  const random = randomFrom(1);
  const bytes = (least: number, most: number) =>
    Buffer.from(Array.from({ length: least + Math.floor(random() * (most - least)) }, () => random() * 256));
  const session = db.prepare(
    `INSERT INTO session (session, digest, language, today, clock_trusted, state, opened_at, parked_at, kept_until)
     VALUES (@id, 'd', 'zh-CN', '2026-12-01', 1, 'parked', 1, 2, 3)`,
  );
  const key = db.prepare('INSERT INTO session_key (session, wrapped, again) VALUES (@id, @key, @key)');
  const event = db.prepare('INSERT INTO event (session, seq, at, sealed) VALUES (@id, @seq, 1, @sealed)');
  const submission = db.prepare(
    `INSERT INTO submission (submission, session, number, at, service, version, service_digest, language, digest, bytes, cover, envelope)
     VALUES (@id, @id, @number, 1, 'elder-allowance', '1', 'd', 'zh-CN', 'sha256:1', 5, @cover, @envelope)`,
  );
  db.transaction(() => {
    db.exec(`INSERT INTO package (digest, service, version) VALUES ('d', 'elder-allowance', '1')`);
    for (const table of ['secret', 'secret_again'])
      db.prepare(`INSERT INTO ${table} VALUES ('enrolment', ?), ('kiosk-keys', ?)`).run(
        Buffer.alloc(1_112, 1),
        Buffer.alloc(506, 2),
      );
    for (let index = 0; index < 24; index += 1) {
      const id = `session-${String(index).padStart(28, '0')}`;
      session.run({ id });
      key.run({ id, key: bytes(60, 61) });
      for (let seq = 1; seq < 14; seq += 1) event.run({ id, seq, sealed: bytes(60, 200) });
      db.prepare('INSERT INTO slip_number (number) VALUES (?)').run(`${10_000_000 + index}`);
      submission.run({
        id,
        number: `${10_000_000 + index}`,
        cover: bytes(500, 900).toString('hex'),
        envelope: bytes(1_000, 5_000).toString('base64'),
      });
    }
  })();
  db.exec(`DELETE FROM session WHERE rowid % 5 = 0`);
  db.exec(`UPDATE submission SET envelope = NULL WHERE rowid % 7 = 0`);
  for (const table of ['session', 'submission'] as const) {
    const ids = db.prepare<[], string>(`SELECT ${table} FROM ${table}`).pluck().all();
    for (const id of ids) checkedRows(db, table).stamp(id);
  }
}

function pagesOfTrees(): number[] {
  const db = new Database(file, { readonly: true });
  const pages = db
    .prepare<[], number>(
      `SELECT pageno FROM dbstat WHERE pagetype IN ('leaf', 'internal') AND pageno > 1 ORDER BY pageno`,
    )
    .pluck()
    .all();
  db.close();
  return pages;
}

/** Where the page says what stands on it and how long it is, from the file's beginning. */
function placesIn(bytes: Buffer, number: number): number[] {
  const start = (number - 1) * pageBytes;
  const heads = Array.from({ length: bytes.readUInt16BE(start + 3) }, (_, index) => {
    const pointer = start + leafHeaderBytes + 2 * index;
    const cell = start + bytes.readUInt16BE(pointer);
    return [pointer, pointer + 1, ...Array.from({ length: cellHeadBytes }, (_each, more) => cell + more)];
  });
  return [...Array.from({ length: leafHeaderBytes }, (_, at) => start + at), ...heads.flat()];
}

/** Of every table, from a database in which SQLite finds nothing amiss. */
function rows(): unknown[][] {
  const db = new Database(file, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  const all = tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  db.close();
  return all;
}

test('one bit of what says where rows begin and end is put back, and every row is as it was', () => {
  const whole = readFileSync(file);
  const random = randomFrom(20_261_201);
  const pages = pagesOfTrees();
  const written = rows();
  const came = { mended: 0, left: 0 };
  while (came.mended + came.left < 60) {
    const number = pages[Math.floor(random() * pages.length)]!;
    const places = placesIn(whole, number);
    const bit = places[Math.floor(random() * places.length)]! * 8 + Math.floor(random() * 8);
    const damaged = Buffer.from(whole);
    turn(damaged, bit);
    const page = damaged.subarray((number - 1) * pageBytes, number * pageBytes);
    // A key may stand there too, or a number: SQLite finds such a one by its indices, or nobody by the page.
    if (isWellFormed(page, number, whole.length / pageBytes)) continue;
    writeFileSync(file, damaged);
    const isMended = mendPage(file);
    came[isMended ? 'mended' : 'left'] += 1;
    if (isMended && !isDeepStrictEqual(rows(), written))
      throw new Error(`Page ${number}, bit ${bit}: other rows`);
    if (!isMended && !readFileSync(file).equals(damaged))
      throw new Error(`Page ${number}, bit ${bit}: changed all the same`);
  }
  expect(came).toEqual({ mended: 60, left: 0 });
});

describe('nothing is changed', () => {
  test.each<readonly [string, () => void]>([
    ['all is right', () => undefined],
    [
      'two bits are wrong',
      () => {
        const [first = 0, second = 0] = pagesOfTrees();
        turnIn(first, 1);
        turnIn(second, 1);
      },
    ],
    [
      'the log is not empty',
      () => {
        turnIn(pagesOfTrees()[0]!, 1);
        writeFileSync(`${file}-wal`, 'something');
      },
    ],
  ])('where %s', (_what, harm) => {
    harm();
    const before = readFileSync(file);
    expect(mendPage(file)).toBe(false);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

function turnIn(page: number, bit: number): void {
  const bytes = readFileSync(file);
  turn(bytes, (page - 1) * pageBytes * 8 + bit);
  writeFileSync(file, bytes);
}
