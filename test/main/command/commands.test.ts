import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCommandLine } from '../../../main/command-line.ts';
import { auditEntries } from '../../support/audit-entries.ts';
import { operatorOf } from '../../support/operator.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-commands-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** What the command of this line comes to, with what was typed and what it listed. */
async function carriedOut(line: string[], typed: string[] = []) {
  const asked = readCommandLine(line, dataDir);
  if (!asked.ok || !asked.command) throw new Error('That asks for no command');
  const listed: string[] = [];
  const done = await asked.command({
    ...operatorOf(dataDir, { typed }),
    list: (entry) => void listed.push(entry),
  });
  return { ...done, listed };
}

test('a person of the staff is given a PIN, and the audit log says so when it is listed', async () => {
  expect(await carriedOut(['--set-pin', 'zhang-min', '--staff-name', '张敏'], ['493027'])).toMatchObject({
    ok: true,
    sentence: '张敏 (zhang-min) has a new PIN.',
  });
  const { ok, listed } = await carriedOut(['--audit', 'list']);
  expect(ok).toBe(true);
  expect(listed.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { act: 'pin-set', staff: 'zhang-min' },
  ]);
  expect((await carriedOut(['--audit', 'verify'])).listed).toEqual([]);
});

test('what went out goes out again', async () => {
  await carriedOut(['--set-pin', 'zhang-min'], ['493027']);
  expect(await carriedOut(['--send-again-since', '2026-11-20'])).toMatchObject({ ok: true });
  expect(auditEntries(dataDir)).toContainEqual(expect.objectContaining({ act: 'sent-again', waiting: 0 }));
});

test('what a command does not take is refused in a sentence', async () => {
  expect(await carriedOut(['--audit', 'everything'])).toMatchObject({
    ok: false,
    sentence: '--audit takes verify or list.',
  });
});

test('a line that asks for no command has none', () => {
  expect(readCommandLine(['--demo'], dataDir)).toMatchObject({ ok: true, command: undefined });
});

test('a kiosk that is enrolled nowhere has no keys to renew', async () => {
  expect(await carriedOut(['--renew-keys'])).toMatchObject({
    ok: false,
    sentence: 'This kiosk is enrolled nowhere, so there are no keys to renew.',
  });
});
