import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mendLog } from '../../../main/store/write-ahead-log.ts';

let dir: string;
let database: string;
let log: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-log-'));
  database = path.join(dir, 'copy');
  log = `${database}-wal`;
  const file = path.join(dir, 'some.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE TABLE word (word TEXT)');
  // A first round of the log, of which frames stay behind.
  for (let count = 0; count < 40; count += 1)
    db.prepare('INSERT INTO word VALUES (?)').run('x'.repeat(2_000));
  db.pragma('wal_checkpoint(RESTART)');
  for (let count = 0; count < 10; count += 1)
    db.prepare('INSERT INTO word VALUES (?)').run('y'.repeat(2_000));
  copyFileSync(`${file}-wal`, log);
  copyFileSync(file, database);
  db.close();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const frameBytes = 24 + 4096;

/** The frames of this round, by their salts. */
function frames(): number {
  const bytes = readFileSync(log);
  let count = 0;
  while (
    bytes.subarray(32 + count * frameBytes + 8, 32 + count * frameBytes + 16).equals(bytes.subarray(16, 24))
  )
    count += 1;
  return count;
}

function change(frame: number, ...places: number[]): void {
  const bytes = readFileSync(log);
  for (const place of places) bytes[32 + frame * frameBytes + place]! ^= 4;
  writeFileSync(log, bytes);
}

test('a log that is whole is left alone, whatever an earlier round has left behind it', () => {
  const before = readFileSync(log);
  expect(frames()).toBeGreaterThan(10);
  expect(before.length).toBeGreaterThan(32 + (frames() + 10) * frameBytes);
  expect(mendLog(database)).toBe('whole');
  expect(mendLog(`${database}-that-is-not-there`)).toBe('whole');
  expect(readFileSync(log).equals(before)).toBe(true);
});

test.each([
  ['of a page', -5, 100],
  ['of the last transaction', -1, 4_000],
  ['that says which page it is', -5, 2],
  ['of the salts', -3, 9],
  ['of the sum', -3, 17],
])('one bit %s that was flipped is put back', (_, frame, place) => {
  const before = readFileSync(log);
  change(frames() + frame, place);
  expect(mendLog(database)).toBe('mended');
  expect(readFileSync(log).equals(before)).toBe(true);
});

test.each([2, 6, 9, 13, 17, 26])('one bit of its header, in byte %i, is put back', (place) => {
  const bytes = readFileSync(log);
  const before = Buffer.from(bytes);
  bytes[place]! ^= 4;
  writeFileSync(log, bytes);
  expect(mendLog(database)).toBe('mended');
  expect(readFileSync(log).equals(before)).toBe(true);
});

/** What SQLite makes of the log and its database. */
function words(): string[] {
  const db = new Database(database);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare<[], string>('SELECT word FROM word ORDER BY rowid').pluck().all();
  } finally {
    db.close();
  }
}

// The sum of a frame is weak there: with any of some hundred bits the other way round it would be right.
test.each([
  ['the number of its page', 3],
  ['the size that it commits', 7],
  ['its sum', 16],
  ['the head of the page', 24 + 3],
  ['the page where it was as it is', 4_099],
])('the uppermost bit of a word, in %s, is found among hundreds', (_, place) => {
  const before = readFileSync(log);
  for (const back of [1, 4, 6]) {
    const changed = Buffer.from(before);
    changed[32 + (frames() - back) * frameBytes + place]! ^= 128;
    writeFileSync(log, changed);
    expect(mendLog(database)).toBe('mended');
    expect(readFileSync(log).equals(before)).toBe(true);
  }
});

test('where nothing tells which bit it was, all is there, with one bit wrong in what was written last', () => {
  const bytes = readFileSync(log);
  const last = 32 + (frames() - 1) * frameBytes;
  const word = bytes.indexOf('y'.repeat(100), last + 24);
  // The upper byte of a word, and not of a page before it.
  const place = word + 20 + (3 - ((word + 20 - last) % 4));
  bytes[place]! ^= 128;
  writeFileSync(log, bytes);
  expect(mendLog(database)).toBe('mended');
  const [told, lastWord] = [words().slice(0, -1), words().at(-1)!];
  expect(told).toEqual([
    ...Array<string>(40).fill('x'.repeat(2_000)),
    ...Array<string>(9).fill('y'.repeat(2_000)),
  ]);
  expect(lastWord.replaceAll('y', '')).toHaveLength(1);
});

test('a header that is more than that is told', () => {
  const bytes = readFileSync(log);
  bytes.fill(0x55, 8, 12);
  writeFileSync(log, bytes);
  expect(mendLog(database)).toBe('cut');
});

test('more than a bit is told, where confirmed transactions follow', () => {
  change(frames() - 5, 100, 200);
  const before = readFileSync(log);
  expect(mendLog(database)).toBe('cut');
  expect(readFileSync(log).equals(before)).toBe(true);
});

test('what a power cut has left of the last transaction is the end, as ever', () => {
  change(frames() - 1, 100, 200);
  expect(mendLog(database)).toBe('whole');
});

test.each([
  ['whose salts had a bit flipped', 9, 4],
  ['in which the upper bit of a word was flipped', 'in a word', 128],
])('nor does it become whole where it is behind a frame %s', (_, where, mask) => {
  change(frames() - 1, 100, 200);
  const bytes = readFileSync(log);
  const frame = 32 + (frames() - 3) * frameBytes;
  const word = bytes.indexOf('y'.repeat(100), frame + 24) + 20;
  const place = typeof where === 'number' ? frame + where : word + 3 - ((word - frame) % 4);
  bytes[place]! ^= mask;
  writeFileSync(log, bytes);
  expect(mendLog(database)).toBe('mended');
  expect(words()).toHaveLength(49);
});
