import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newWrappingKey } from '../../main/command/new-wrapping-key.ts';
import { caseTable } from '../../main/store/case.ts';
import { changeWrappingKey, dropFormerKeys } from '../../main/store/change-wrapping-key.ts';
import { factTable } from '../../main/store/fact.ts';
import type { KeyProtections } from '../../main/store/key-file.ts';
import { keyring } from '../../main/store/keyring.ts';
import { openStore, type Store } from '../../main/store/open.ts';
import { packageTable } from '../../main/store/package.ts';
import { passphraseProtection } from '../../main/store/passphrase.ts';
import { sessionTable } from '../../main/store/session.ts';
import { submissionTable } from '../../main/store/submission.ts';
import { auditEntries } from '../support/audit-entries.ts';
import { apiOf } from '../support/call-machine.ts';
import { operatorOf } from '../support/operator.ts';
import { fillIn } from '../support/resident.ts';
import { startIntake } from '../support/running-intake.ts';
import { filesHolding } from '../support/search-folder.ts';
import { startTestMachine } from '../support/test-machine.ts';

// The wrapping key: where it is kept, and how another takes its place without anything being lost.

const spring = 'a bridge over the willow stream';
const autumn = 'four geese above the reeds';

let dir: string;
let notes: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-wrapping-'));
  notes = mkdtempSync(path.join(os.tmpdir(), 'bangban-notes-'));
});
afterEach(() => {
  for (const each of [dir, notes]) rmSync(each, { recursive: true, force: true });
});

function open(protections?: KeyProtections) {
  return openStore({ dir, shell: 'serve', protections, now: Date.now });
}

/** Opens, looks, and closes again. */
function inside<Value>(look: (store: Store) => Value, protections?: KeyProtections): Value {
  const opened = open(protections);
  if (!opened.ok) throw new Error(opened.refused.sentence);
  try {
    return look(opened.store);
  } finally {
    opened.store.close();
  }
}

const session = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10';

const handedIn = {
  submission: '0b7e6d5c-9a8f-4c3e-8d2b-1a0f9e8d7c6b',
  session: '0b7e6d5c-9a8f-4c3e-8d2b-1a0f9e8d7c6b',
  at: 1,
  service: { id: 'one', version: '1', digest: 'sha256:1' },
  language: 'zh-CN',
  undrawn: false,
  corrects: null,
  cover: 'a cover',
  envelope: 'an envelope',
  digest: 'sha256:2',
  attachments: [],
};

function keepSomething(store: Store): void {
  keyring(store).writeSecret('a token', Buffer.from('willow'));
  packageTable(store.db).keep({ digest: 'sha256:1', service: 'one', version: '1', files: new Map() });
  const table = sessionTable(store);
  table.insert({
    session,
    digest: 'sha256:1',
    today: '2026-11-30',
    clockTrusted: true,
    openedAt: 1,
    screen: 'kiosk',
    language: 'zh-CN',
  });
  const submissions = submissionTable(store.db);
  const number = submissions.allocateNumber(Math.random);
  submissions.insert({ ...handedIn, number });
  caseTable(store).keep(handedIn.submission, {
    state: 'paper-missing',
    at: 1,
    note: '请带存折来',
    heardAt: 2,
  });
}

/** What `keepSomething` kept, as it opens now. */
function opensStill(store: Store): string[] {
  return [
    keyring(store).readSecret('a token')?.toString() ?? '',
    sessionTable(store).key(session).export().toString('hex'),
    caseTable(store).read(handedIn.submission)?.note ?? '',
  ];
}

const keyFiles = () => readdirSync(dir).filter((name) => name.startsWith('wrapping'));

const passphraseIn = (name: string, words: string) => {
  const file = path.join(notes, name);
  writeFileSync(file, `${words}\n`);
  return file;
};

test('from a file behind a passphrase, behind another, and back: everything opens, and one key is there', async () => {
  inside(keepSomething);
  const before = inside(opensStill);
  // One of its two copies, without what stands before it.
  const first = readFileSync(path.join(dir, 'wrapping.key')).subarray(4, 36);
  const wrapped = inside(({ db }) => db.prepare('SELECT wrapped FROM session_key').pluck().get() as Buffer);
  const [old, young] = [passphraseIn('spring', spring), passphraseIn('autumn', autumn)];

  const to = (kept: string, passphraseFile: string | undefined, present?: string) =>
    newWrappingKey({
      ...operatorOf(dir, present === undefined ? {} : { passphraseFile: present }),
      kept,
      passphraseFile,
    });
  expect(await to('passphrase', old)).toMatchObject({ ok: true });
  expect(keyFiles()).toEqual([expect.stringMatching(/^wrapping-[0-9a-f]{16}\.key\.passphrase$/)]);
  expect(inside(opensStill, { passphrase: passphraseProtection(spring) })).toEqual(before);
  // The former key is nowhere any more, and nothing that it opens.
  expect(filesHolding(dir, { key: first, wrapped })).toEqual([]);

  expect(await to('passphrase', young, old)).toMatchObject({ ok: true });
  expect(open({ passphrase: passphraseProtection(spring) })).toMatchObject({ ok: false });
  expect(inside(opensStill, { passphrase: passphraseProtection(autumn) })).toEqual(before);

  expect(await to('file', undefined, young)).toMatchObject({ ok: true });
  expect(keyFiles()).toEqual([expect.stringMatching(/^wrapping-[0-9a-f]{16}\.key$/)]);
  expect(inside(opensStill)).toEqual(before);
  expect(auditEntries(dir)).toMatchObject([
    { act: 'wrapping-key-changed', from: 'file', to: 'passphrase' },
    { act: 'wrapping-key-changed', from: 'passphrase', to: 'passphrase' },
    { act: 'wrapping-key-changed', from: 'passphrase', to: 'file' },
  ]);
});

/** A system with a keyring. */
const system: KeyProtections = {
  keyring: {
    protect: (secret) => Buffer.from(secret.map((byte) => byte ^ 0x5a)),
    unprotect: (kept) => Buffer.from(kept.map((byte) => byte ^ 0x5a)),
  },
};

test('into a keyring and out of it', () => {
  inside(keepSomething);
  const before = inside(opensStill);
  inside((store) => changeWrappingKey(store, 'keyring', system, () => undefined));
  expect(open()).toMatchObject({ ok: false, refused: { code: 'key-lost' } });
  expect(inside(opensStill, system)).toEqual(before);
  inside((store) => changeWrappingKey(store, 'file', system, () => undefined), system);
  expect(inside(opensStill)).toEqual(before);
});

test('a new kiosk that is given a passphrase has no key without it, and never a second one', () => {
  const right = { passphrase: passphraseProtection(spring) };
  inside(keepSomething, right);
  expect(keyFiles()).toEqual(['wrapping.key.passphrase']);
  const before = contents();
  expect(open()).toMatchObject({ ok: false, refused: { code: 'passphrase-missing' } });
  const wrong = open({ passphrase: passphraseProtection(autumn) });
  expect(wrong).toMatchObject({
    ok: false,
    refused: { code: 'passphrase-wrong', sentence: expect.stringContaining('not the passphrase') as string },
  });
  expect(contents()).toEqual(before);
  expect(inside(opensStill, right)[0]).toBe('willow');
});

test('the same signs in another form of Unicode are the same passphrase', () => {
  inside(keepSomething, { passphrase: passphraseProtection('café sous les saules') });
  const typed = 'cafe\u0301 sous les saules';
  expect(inside(opensStill, { passphrase: passphraseProtection(typed) })[0]).toBe('willow');
});

/** The sentence that says why the key is not changed. */
async function refused(kept: string, passphraseFile?: string, typed: string[] = []): Promise<string> {
  const done = await newWrappingKey({ ...operatorOf(dir, { typed }), kept, passphraseFile }).catch(
    (error: unknown) => ({ ok: false, sentence: error instanceof Error ? error.message : '' }),
  );
  expect(done.ok).toBe(false);
  return done.sentence;
}

test('what is no way to keep a key, or no passphrase, is refused in a sentence and changes nothing', async () => {
  inside(keepSomething);
  const before = contents();
  expect(await refused('cupboard')).toContain('file, keyring, passphrase');
  expect(await refused('keyring')).toContain('no keyring');
  expect(await refused('passphrase')).toContain('--new-passphrase-file');
  expect(await refused('passphrase', '-', ['short'])).toContain('12 characters');
  expect(await refused('passphrase', '-')).toContain('No passphrase was given');
  expect(await refused('passphrase', path.join(notes, 'nothing'))).toContain('cannot be read');
  expect(contents()).toEqual(before);
});

test('the power fails before the change is kept, and after it: the right key is found, the other one goes', () => {
  inside(keepSomething);
  const before = inside(opensStill);
  const saved = path.join(notes, 'wrapping.key');
  copyFileSync(path.join(dir, 'wrapping.key'), saved);

  // The new key is on the disk, and so is the beginning of yet another; the transaction is not.
  expect(() =>
    inside((store) =>
      changeWrappingKey(store, 'file', {}, () => {
        throw new Error('The power fails');
      }),
    ),
  ).toThrow('The power fails');
  writeFileSync(path.join(dir, 'wrapping-0123456789abcdef.key.new'), 'half a k');
  expect(keyFiles()).toHaveLength(3);
  expect(inside(opensStill)).toEqual(before);
  expect(keyFiles()).toEqual(['wrapping.key']);

  // The transaction is on the disk; the former key, and a backup that it opens, are still there.
  inside((store) => changeWrappingKey(store, 'file', {}, () => undefined));
  copyFileSync(saved, path.join(dir, 'wrapping.key'));
  mkdirSync(path.join(dir, 'backup'), { recursive: true });
  writeFileSync(path.join(dir, 'backup/kiosk-9.sqlite'), 'wrapped by the former key');
  inside(({ db }) => factTable(db).write('wrapping-retired', 'wrapping.key'));
  expect(inside(opensStill)).toEqual(before);
  expect(keyFiles()).toEqual([expect.stringMatching(/^wrapping-/)]);
  expect(readdirSync(path.join(dir, 'backup'))).toEqual([]);
});

test('a key file of which nothing is known stays where somebody has put it', () => {
  inside(keepSomething);
  writeFileSync(path.join(dir, 'wrapping.key.protected'), 'of another kiosk');
  inside(({ db, keys }) => dropFormerKeys(db, dir, keys.kid));
  expect(existsSync(path.join(dir, 'wrapping.key.protected'))).toBe(true);
});

test('every column of bytes is known to whoever changes the wrapping key', () => {
  // One that is not listed may hold something that the wrapping key wraps: then `wrapAnew` has to wrap it anew.
  const columns = inside(
    ({ db }) =>
      db
        .prepare(
          `SELECT s.name || '.' || c.name FROM sqlite_schema s, pragma_table_info(s.name) c
           WHERE s.type = 'table' AND c.type = 'BLOB' ORDER BY 1`,
        )
        .pluck()
        .all() as string[],
  );
  expect(columns).toEqual([
    'attachment.sealed_key',
    'audit.digest',
    'audit_beginning.digest',
    'case_note.sealed',
    'event.sealed',
    'fact.row_check',
    'package_file.bytes',
    'secret.sealed',
    'secret_again.sealed',
    'session.code_hash',
    'session.row_check',
    'session_key.again',
    'session_key.wrapped',
    'staff.row_check',
    'submission.row_check',
  ]);
});

test('what is parked opens by its code, and what waits goes out, after the key was changed', async () => {
  const intake = await startIntake();
  const given = {
    dataDir: dir,
    configuration: { intake: intake.url, enrolmentCode: await intake.newCode(), name: '1 号机' },
  };
  const first = await startTestMachine(given);
  const api = apiOf(first.fetch);
  const { session: parked } = await fillIn(api, await begin(api), {}, 'declaration');
  const { code } = await api.session.park({ session: parked, silently: false });
  await first.close();

  expect(await newWrappingKey({ ...operatorOf(dir), kept: 'file', passphraseFile: undefined })).toMatchObject(
    {
      ok: true,
    },
  );
  const second = await startTestMachine({ dataDir: dir });
  const again = apiOf(second.fetch);
  const view = await again.session.reopen({ code: code ?? '' });
  expect(view.session).toBe(parked);
  await again.session.submit({ session: parked, language: 'zh-CN' });
  await expect.poll(() => intake.store.count()).toBe(1);
  await second.close();
  await intake.close();
});

function begin(api: ReturnType<typeof apiOf>) {
  return api.session.start({ service: 'elder-allowance', language: 'zh-CN' });
}

/** Every file that holds data, the database's log apart. */
function contents(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir)
      .filter((name) => !/-(wal|shm)$/.test(name))
      .map((name) => [name, readFileSync(path.join(dir, name)).toString('base64')]),
  );
}
