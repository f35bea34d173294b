import Database from 'better-sqlite3';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Shell, type Store } from '../../../main/store/open.ts';
import { packageTable } from '../../../main/store/package.ts';
import { sessionTable } from '../../../main/store/session.ts';
import { hasWrappingKey } from '../../../main/store/wrapping-key.ts';
import { olderDatabase } from '../../support/older-database.ts';

let dir: string;
const opened: Store[] = [];

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-store-'));
});
afterEach(() => {
  for (const store of opened.splice(0)) if (store.db.open) store.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(shell: Shell = 'serve') {
  const result = openStore({ dir, shell, now: () => Date.UTC(2026, 10, 23) });
  if (result.ok) opened.push(result.store);
  return result;
}

function opens(): Store {
  const result = open();
  if (!result.ok) throw new Error(result.refused.sentence);
  return result.store;
}

test('a new folder is made for this user alone', () => {
  opens();
  expect(statSync(path.join(dir, 'wrapping.key')).mode & 0o777).toBe(0o600);
});

test('what is committed is on the disk, and what is deleted is overwritten', () => {
  const { db } = opens();
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
});

test('a second program is refused while the first runs', () => {
  opens();
  expect(open()).toMatchObject({ ok: false, refused: { code: 'in-use' } });
});

test('the other shell is refused, also later', () => {
  opens().close();
  expect(open('electron')).toMatchObject({ ok: false, refused: { code: 'other-shell' } });
  expect(open().ok).toBe(true);
});

test('a newer database is refused and left alone', () => {
  const { db } = opens();
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(path.join(dir, 'kiosk.sqlite'));
  expect(open()).toMatchObject({ ok: false, refused: { code: 'newer' } });
  expect(readFileSync(path.join(dir, 'kiosk.sqlite')).equals(before)).toBe(true);
  expect(readdirSync(dir)).not.toContain('backup');
});

test('a damaged database is refused and left alone', () => {
  const store = opens();
  store.db.transaction(() => {
    for (let at = 0; at < 500; at++)
      keepSession(store, `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`);
  })();
  store.close();
  const file = path.join(dir, 'kiosk.sqlite');
  const bytes = readFileSync(file);
  bytes.fill(0xaa, bytes.length - 6000, bytes.length - 100);
  writeFileSync(file, bytes);
  expect(open()).toMatchObject({ ok: false, refused: { code: 'damaged' } });

  writeFileSync(file, 'no database at all, but long enough to be taken for the header of one. '.repeat(20));
  expect(open()).toMatchObject({ ok: false, refused: { code: 'damaged' } });
});

test.each([
  ['missing', (file: string) => rmSync(file)],
  ['of no bytes', (file: string) => truncateSync(file, 0)],
])('a database that is %s beside a key or a photo is refused, not begun anew', (_, lose) => {
  opens().close();
  const file = path.join(dir, 'kiosk.sqlite');
  lose(file);
  const before = readdirSync(dir);
  expect(open()).toMatchObject({ ok: false, refused: { code: 'damaged' } });
  expect(readdirSync(dir)).toEqual(before);

  rmSync(path.join(dir, 'wrapping.key'));
  mkdirSync(path.join(dir, 'attachments'));
  writeFileSync(path.join(dir, 'attachments/6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10'), 'a sealed photo');
  expect(open()).toMatchObject({ ok: false, refused: { code: 'damaged' } });
  rmSync(path.join(dir, 'attachments/6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10'));
  expect(open().ok).toBe(true);
});

test('a power cut in the middle of the very first start is no loss', () => {
  const { db } = opens();
  db.exec('DELETE FROM fact');
  db.close();
  expect(open().ok).toBe(true);
});

test('whoever has a damaged folder is sent to a backup only where there is one', () => {
  opens().close();
  rmSync(path.join(dir, 'kiosk.sqlite'));
  expect(open()).toMatchObject({
    refused: { sentence: expect.stringContaining('There is no backup') as string },
  });
  mkdirSync(path.join(dir, 'backup'));
  writeFileSync(path.join(dir, 'backup/kiosk-1-2026-11-23.sqlite'), '');
  expect(open()).toMatchObject({
    refused: { sentence: expect.stringContaining('its backup folder') as string },
  });
});

test('a folder whose wrapping key is lost is refused, not begun anew', () => {
  opens().close();
  rmSync(path.join(dir, 'wrapping.key'));
  expect(open()).toMatchObject({ ok: false, refused: { code: 'key-lost' } });
  expect(hasWrappingKey(dir)).toBe(false);
});

/** A keyring of a system that has one. */
const keyring = {
  protect: (secret: Buffer) => Buffer.from(secret.map((byte) => byte ^ 0x5a)),
  unprotect: (kept: Buffer) => Buffer.from(kept.map((byte) => byte ^ 0x5a)),
};
const protections = { keyring };

test('a kiosk that gains a keyring goes on with the key file that it had', () => {
  const first = opens();
  const wrapped = first.keys.wrap(Buffer.from('a key'), 'here');
  first.close();
  // As a program left it that took the keyring for the only place and made a second key.
  writeFileSync(path.join(dir, 'wrapping.key.protected'), keyring.protect(Buffer.alloc(32, 7)));
  for (const withTwo of [true, false]) {
    if (!withTwo) rmSync(path.join(dir, 'wrapping.key.protected'));
    const gained = openStore({ dir, shell: 'serve', protections, now: Date.now });
    if (!gained.ok) throw new Error(gained.refused.sentence);
    expect(gained.store.keys.unwrap(wrapped, 'here').toString()).toBe('a key');
    gained.store.close();
    expect(readdirSync(dir).includes('wrapping.key.protected')).toBe(withTwo);
  }
});

test('a kiosk whose keyring is gone is refused, and gets no second key', () => {
  const first = openStore({ dir, shell: 'serve', protections, now: Date.now });
  if (!first.ok) throw new Error(first.refused.sentence);
  first.store.close();
  const silent = {
    ...keyring,
    unprotect: () => {
      throw new Error('The keyring is locked');
    },
  };
  for (const now of [undefined, silent]) {
    const later = openStore({ dir, shell: 'serve', protections: { keyring: now }, now: Date.now });
    expect(later).toMatchObject({ ok: false, refused: { code: 'key-lost' } });
  }
  expect(readdirSync(dir)).not.toContain('wrapping.key');
});

test('the key can be kept by the operating system', () => {
  const first = openStore({ dir, shell: 'electron', protections, now: Date.now });
  if (!first.ok) throw new Error(first.refused.sentence);
  const wrapped = first.store.keys.wrap(Buffer.from('a key'), 'here');
  first.store.close();
  expect(readdirSync(dir)).not.toContain('wrapping.key');

  const second = openStore({ dir, shell: 'electron', protections, now: Date.now });
  if (!second.ok) throw new Error(second.refused.sentence);
  opened.push(second.store);
  expect(second.store.keys.unwrap(wrapped, 'here').toString()).toBe('a key');
  expect(() => second.store.keys.unwrap(wrapped, 'elsewhere')).toThrow(/authenticate/);
});

test('an older database is brought up to date after a backup that holds no session’s key', () => {
  const wrapped = Buffer.from('a wrapped key that is found again');
  const db = olderDatabase(path.join(dir, 'kiosk.sqlite'), 1);
  db.exec(`INSERT INTO package VALUES ('d', 's', '1');
    INSERT INTO session VALUES ('parked', 'd', 'zh-CN', '2026-11-23', 1, 'parked', NULL, 1, 2, 3, NULL);`);
  db.prepare(`INSERT INTO session_key VALUES ('parked', ?)`).run(wrapped);
  db.close();

  const again = opens();
  expect(again.db.prepare('SELECT count(*) FROM submission').pluck().get()).toBe(0);
  expect(sessionTable(again).all()).toHaveLength(1);
  expect(again.db.prepare('SELECT wrapped, again FROM session_key').get()).toEqual({
    wrapped,
    again: wrapped,
  });
  const [name] = readdirSync(path.join(dir, 'backup'));
  const backup = path.join(dir, 'backup', name ?? '');
  expect(readFileSync(backup).includes(wrapped)).toBe(false);
  const copy = new Database(backup, { readonly: true });
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.prepare('SELECT count(*) FROM session').pluck().get()).toBe(1);
  expect(copy.prepare('SELECT count(*) FROM session_key').pluck().get()).toBe(0);
  copy.close();
});

test('what was parked before its days could be unknown keeps the day it had', () => {
  const db = olderDatabase(path.join(dir, 'kiosk.sqlite'), 2);
  db.exec(`INSERT INTO package VALUES ('d', 's', '1');
    INSERT INTO session VALUES ('parked', 'd', 'zh-CN', '2026-11-23', 1, 'parked', NULL, 1, 2, 3, NULL);
    INSERT INTO session VALUES ('open', 'd', 'zh-CN', '2026-11-23', 1, 'open', 'kiosk', 1, NULL, NULL, NULL);
    INSERT INTO session_key VALUES ('parked', x'00')`);
  db.close();

  const store = opens();
  const table = sessionTable(store);
  expect(table.read('parked')).toMatchObject({ state: 'parked', keptUntil: 3 });
  expect(table.read('open')).toMatchObject({ state: 'open', keptUntil: null });
  expect(store.db.prepare('SELECT count(*) FROM session_key').pluck().get()).toBe(1);
  table.park('open', { at: 4, keptUntil: null, codeHash: null });
  table.beginDays(9);
  expect(table.all().map(({ keptUntil }) => keptUntil)).toEqual([3, 9]);
});

function keepSession(store: Store, session: string): void {
  packageTable(store.db).keep({ digest: 'd', service: 's', version: '1', files: new Map() });
  sessionTable(store).insert({
    session,
    digest: 'd',
    language: 'zh-CN',
    today: '2026-11-23',
    clockTrusted: true,
    openedAt: 1,
    screen: session,
  });
}
