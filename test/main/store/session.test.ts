import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../core/session/event.ts';
import { openStore, type Store } from '../../../main/store/open.ts';
import { packageTable } from '../../../main/store/package.ts';
import { sessionTable, type SessionTable } from '../../../main/store/session.ts';

let dir: string;
let store: Store;
let table: SessionTable;

const one = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10';
const other = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a11';
const yes: SessionEvent = { kind: 'agreed', consent: 'photo', by: 'resident', from: 'touch' };
const words: SessionEvent = {
  kind: 'answered',
  path: { question: 'words' },
  value: '灯不亮',
  by: 'resident',
  from: 'touch',
};

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-store-'));
  const opened = openStore({ dir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  ({ store } = opened);
  packageTable(store.db).keep({ digest: 'd', service: 's', version: '1', files: new Map() });
  table = sessionTable(store);
  for (const session of [one, other]) {
    const start = { digest: 'd', language: 'zh-CN', today: '2026-11-23', clockTrusted: true, openedAt: 5 };
    table.insert({ ...start, session, screen: session });
  }
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

test('the log is read back as it was kept', () => {
  table.append(one, table.key(one), 1, [yes, words], 7);
  expect(table.log(one, table.key(one))).toEqual({ events: [yes, words], lastSeq: 2, mended: 0, lost: 0 });
  expect(table.read(one)).toMatchObject({ changedAt: 7, state: 'open' });
});

test('an event that was moved to another place does not open', () => {
  const key = table.key(one);
  table.append(one, key, 1, [yes, words], 7);
  const rows = store.db.prepare('SELECT seq, sealed FROM event WHERE session = ? ORDER BY seq').all(one) as {
    seq: number;
    sealed: Buffer;
  }[];
  store.db.exec('DELETE FROM event');
  const insert = store.db.prepare('INSERT INTO event VALUES (?, ?, 0, ?)');
  insert.run(one, 1, rows[1]?.sealed);
  expect(table.log(one, key)).toEqual({ events: [], lastSeq: 1, mended: 0, lost: 1 });
});

/** That place of the log with these bits the other way round, as no program of ours would change it. */
function damage(seq: number, ...bits: number[]): void {
  const select = store.db.prepare<[number], { at: number; sealed: Buffer }>(
    'SELECT at, sealed FROM event WHERE seq = ?',
  );
  const { at, sealed } = select.get(seq) ?? { at: 0, sealed: Buffer.alloc(0) };
  for (const bit of bits) sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  store.db.prepare('INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?)').run(one, seq, at, sealed);
}

describe('where a disk has damaged the log', () => {
  beforeEach(() => table.append(one, table.key(one), 1, [yes, words, yes], 7));

  test.each([
    ['its nonce', 3],
    ['the words', 12 * 8 + 100],
    ['its seal', (12 + 256) * 8 + 5],
  ])('one bit of %s is found by trying, and can be put back', (_, bit) => {
    damage(2, bit);
    const found = { events: [yes, words, yes], lastSeq: 3, lost: 0 };
    expect(table.log(one, table.key(one))).toEqual({ ...found, mended: 1 });
    const { events } = table.log(one, table.key(one));
    table.rewriteLog(one, table.key(one), events);
    expect(table.log(one, table.key(one))).toEqual({ ...found, mended: 0 });
  });

  test('more than that is lost, and what stands before and after it is not', () => {
    damage(2, 3, 4);
    expect(table.log(one, table.key(one))).toEqual({ events: [yes, yes], lastSeq: 3, mended: 0, lost: 1 });
  });

  test('one that is gone is counted, and the next comes after it', () => {
    store.db.exec('DELETE FROM event WHERE seq = 2');
    expect(table.log(one, table.key(one))).toEqual({ events: [yes, yes], lastSeq: 3, mended: 0, lost: 1 });
    table.append(one, table.key(one), 4, [words], 8);
    expect(table.log(one, table.key(one))).toMatchObject({ events: [yes, yes, words], lastSeq: 4 });
    table.rewriteLog(one, table.key(one), [yes, words]);
    expect(table.log(one, table.key(one))).toEqual({ events: [yes, words], lastSeq: 2, mended: 0, lost: 0 });
    expect(table.read(one)).toMatchObject({ changedAt: 8 });
  });
});

test('one session’s key opens no other session', () => {
  table.append(one, table.key(one), 1, [yes], 7);
  expect(table.log(one, table.key(other))).toMatchObject({ events: [], lost: 1 });
});

test('events are never changed, and a number in the log is taken once', () => {
  table.append(one, table.key(one), 1, [yes], 7);
  expect(() => store.db.exec('UPDATE event SET at = 8')).toThrow('events are never changed');
  expect(() => table.append(one, table.key(one), 1, [words], 8)).toThrow('UNIQUE');
});

test('several events are kept all or not at all', () => {
  table.append(one, table.key(one), 2, [yes], 7);
  expect(() => table.append(one, table.key(one), 1, [yes, words], 8)).toThrow('UNIQUE');
  expect(store.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(1);
});

test('the length on the disk does not tell a short answer from another', () => {
  table.append(one, table.key(one), 1, [yes, words], 7);
  const lengths = store.db.prepare('SELECT length(sealed) FROM event').pluck().all();
  expect(new Set(lengths).size).toBe(1);
});

test('forgetting takes the key, the log and the photos’ keys along', () => {
  table.append(one, table.key(one), 1, [yes], 7);
  table.forget(one);
  expect(() => table.key(one)).toThrow('no key');
  expect(store.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0);
  expect(table.read(other)).toBeDefined();
});
