import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUp } from '../../../main/store/back-up.ts';
import { caseTable, type CaseTable } from '../../../main/store/case.ts';
import { openStore, type Store } from '../../../main/store/open.ts';
import { submissionTable } from '../../../main/store/submission.ts';
import { filesHolding, formsOf } from '../../support/search-folder.ts';

const submission = '6f8b2c1e-0d7e-4a55-9d6e-0e6d3b1f2a10';
const note = '请把存折带到一号窗口';

let dir: string;
let store: Store;
let cases: CaseTable;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-case-'));
  const opened = openStore({ dir, shell: 'serve', now: Date.now });
  if (!opened.ok) throw new Error(opened.refused.sentence);
  ({ store } = opened);
  cases = caseTable(store);
  const submissions = submissionTable(store.db);
  submissions.insert({
    submission,
    session: submission,
    number: submissions.allocateNumber(Math.random),
    at: 1,
    service: { id: 'elder-allowance', version: '1', digest: 'sha256:0' },
    language: 'zh-CN',
    undrawn: false,
    cover: 'cover',
    envelope: 'envelope',
    digest: 'sha256:0',
    attachments: [],
    corrects: null,
  });
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

test('what a clerk says lies sealed, is read back, and gives way to what is said next', () => {
  expect(cases.read(submission)).toBeUndefined();
  cases.keep(submission, { state: 'paper-missing', at: 5, note, heardAt: 7 });
  expect(cases.read(submission)).toEqual({ state: 'paper-missing', at: 5, note });
  expect(cases.notesBefore(7)).toEqual([]);
  expect(cases.notesBefore(8)).toEqual([submission]);
  expect(filesHolding(dir, formsOf('the note', note))).toEqual([]);
  cases.keep(submission, { state: 'accepted', at: 9, note: null, heardAt: 11 });
  expect(cases.read(submission)).toEqual({ state: 'accepted', at: 9, note: null });
  expect(cases.notesBefore(100)).toEqual([]);
});

test('no backup holds it, and it cannot be moved beside another submission', () => {
  cases.keep(submission, { state: 'handed-back', at: 5, note, heardAt: 7 });
  const sealed = store.db.prepare('SELECT sealed FROM case_note').pluck().get() as Buffer;
  backUp(store.db, dir, 11, 0);
  const [name] = readdirSync(path.join(dir, 'backup'));
  const backup = path.join(dir, 'backup', name ?? '');
  expect(readFileSync(backup).includes(sealed)).toBe(false);
  const copy = new Database(backup, { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM submission_case').pluck().get()).toBe(1);
  expect(copy.prepare('SELECT count(*) FROM case_note').pluck().get()).toBe(0);
  copy.close();
  expect(() => store.keys.unwrap(sealed, 'note:another')).toThrow(/authenticate/);
});

test('with its submission it is gone', () => {
  cases.keep(submission, { state: 'handed-back', at: 5, note, heardAt: 7 });
  submissionTable(store.db).remove(submission);
  expect(cases.read(submission)).toBeUndefined();
  expect(store.db.prepare('SELECT count(*) FROM case_note').pluck().get()).toBe(0);
});

test('one bit of it costs it alone, and is named', () => {
  cases.keep(submission, { state: 'handed-back', at: 5, note, heardAt: 7 });
  expect(cases.damaged()).toEqual([]);
  store.db.exec('UPDATE case_note SET sealed = zeroblob(length(sealed))');
  expect(cases.read(submission)).toEqual({ state: 'handed-back', at: 5, note: null });
  expect(cases.damaged()).toEqual([submission]);
});

test('heard while nobody knew the time, it has its days from when the time is known', () => {
  cases.keep(submission, { state: 'paper-missing', at: 5, note, heardAt: null });
  expect(cases.notesBefore(Number.MAX_SAFE_INTEGER)).toEqual([]);
  cases.beginDays(1_000);
  expect(cases.notesBefore(1_000)).toEqual([]);
  expect(cases.notesBefore(1_001)).toEqual([submission]);
});
