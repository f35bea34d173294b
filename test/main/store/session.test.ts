import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  expect(table.events(one, table.key(one))).toEqual([yes, words]);
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
  expect(() => table.events(one, key)).toThrow(/authenticate/);
  store.db.exec('DELETE FROM event');
  insert.run(
    one,
    1,
    rows[0]?.sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
  );
  expect(() => table.events(one, key)).toThrow(/authenticate/);
});

test('one session’s key opens no other session', () => {
  table.append(one, table.key(one), 1, [yes], 7);
  expect(() => table.events(one, table.key(other))).toThrow(/authenticate/);
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
