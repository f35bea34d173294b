import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyring } from '../../main/store/keyring.ts';
import { openStore, type Store } from '../../main/store/open.ts';
import { packageTable } from '../../main/store/package.ts';
import { sessionTable } from '../../main/store/session.ts';
import { randomFrom } from '../../tools/random-from.ts';
import { filesBelow, RecordedDisk } from './disk/recorded-disk.ts';
import { diskUnder, readDiskLog, type DiskOperation } from './disk/shim.ts';

// The power fails while the wrapping key is being changed: after each thing that is done to the disk, and with what was
// not flushed there, gone or torn.

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-wrapping-power-'));
const dataDir = path.join(dir, 'data');
const sessions = Array.from(
  { length: 40 },
  (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
);

beforeAll(() => mkdirSync(dataDir));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function inside<Value>(folder: string, look: (store: Store) => Value): Value {
  const opened = openStore({ dir: folder, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  try {
    return look(opened.store);
  } finally {
    opened.store.close();
  }
}

function keepSomething(store: Store): void {
  keyring(store).writeSecret('a token', Buffer.from('willow'));
  packageTable(store.db).keep({ digest: 'd', service: 's', version: '1', files: new Map() });
  for (const session of sessions) {
    sessionTable(store).insert({
      session,
      digest: 'd',
      language: 'zh-CN',
      today: '2026-11-30',
      clockTrusted: true,
      openedAt: 1,
      screen: session,
    });
  }
}

const allThatOpens = (store: Store) => [
  keyring(store).readSecret('a token')?.toString(),
  ...sessions.map((session) => sessionTable(store).key(session).export().toString('hex')),
];

test(
  'whenever the power fails, every key opens at the next start, and one wrapping key is left',
  { timeout: 600_000 },
  () => {
    inside(dataDir, keepSomething);
    const expected = inside(dataDir, allThatOpens);
    const found = [...filesBelow(dataDir)];
    // The first change takes the key from its old name to one of its own; the second is like all that come after.
    const disk = diskUnder(dataDir);
    for (let times = 0; times < 2; times += 1) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [path.resolve('dist/main/serve.js'), '--data-dir', dataDir, '--new-wrapping-key', 'file'],
        { encoding: 'utf8', env: { ...process.env, ...disk.environment } },
      );
      expect({ status, stderr }).toMatchObject({ status: 0 });
    }
    const operations = [...found.flatMap(([name, bytes]) => laid(name, bytes)), ...readDiskLog(disk.log)];
    disk.end();
    expect(operations.filter(({ kind }) => kind === 'unlink').length).toBeGreaterThanOrEqual(2);

    const random = randomFrom(7);
    for (let last = 4 * found.length; last <= operations.length; last += 1) {
      const recorded = new RecordedDisk();
      for (const operation of operations.slice(0, last)) recorded.apply(operation);
      for (let draws = 0; draws < 3; draws += 1) {
        const state = mkdtempSync(path.join(dir, 'round-'));
        recorded.loseTheRest(state, random);
        const where = `after ${last} of ${operations.length}, ${operations[last - 1]?.kind} ${operations[last - 1]?.path}`;
        const keyFiles = () => readdirSync(state).filter((name) => name.startsWith('wrapping'));
        expect({ where, opens: inside(state, allThatOpens), keys: keyFiles().length }).toEqual({
          where,
          opens: expected,
          keys: 1,
        });
        rmSync(state, { recursive: true });
      }
    }
  },
);

/** What was done to the disk, so that this file lay there before. */
function laid(name: string, data: Buffer): DiskOperation[] {
  const nothing = Buffer.alloc(0);
  return [
    { kind: 'create', path: name, at: 0, data: nothing, end: 0 },
    { kind: 'write', path: name, at: 0, data, end: 0 },
    { kind: 'flush', path: name, at: 0, data: nothing, end: 0 },
    { kind: 'flush', path: '', at: 0, data: nothing, end: 0 },
  ];
}
