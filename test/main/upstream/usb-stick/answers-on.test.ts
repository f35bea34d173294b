import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stickFolder } from '../../../../core/submission/stick.ts';
import { answersFile } from '../../../../intake/stick/import-stick.ts';
import { answersOn } from '../../../../main/upstream/usb-stick/answers-on.ts';
import { openStick } from '../../../../stick/stick.ts';

// What somebody could have made to keep the machine busy. Whether anybody of ours signed it is another question.

const kiosk = randomUUID();
let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bangban-stick-'));
  mkdirSync(path.join(root, stickFolder, kiosk), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');

function receipt(submission: string, more = '') {
  return { receipt: `${part({ alg: 'none' })}.${part({ submission, more })}.AA` };
}

function write(folder: string, name: string, content: string) {
  writeFileSync(path.join(root, folder, `bangban-receipts-${name}.json`), content);
}

async function found(): Promise<string[]> {
  const all: string[] = [];
  for await (const { submission } of answersOn(await openStick(root), kiosk)) all.push(submission);
  return all;
}

test('of many large files as many are read as one look has room for, the kiosk’s own first', async () => {
  const [own, ...others] = Array.from({ length: 5 }, () => randomUUID());
  write(path.join(stickFolder, kiosk), 'own', answersFile([receipt(own ?? '')]));
  for (const other of others) {
    write('', other, answersFile([receipt(other)]).padEnd(7_000_000));
  }
  const answers = await found();
  expect(answers[0]).toBe(own);
  expect(answers).toHaveLength(3);
});

test('an answer that is longer than any of ours is passed over, and the next one is read', async () => {
  const ours = randomUUID();
  write('', 'long', answersFile([receipt(randomUUID(), 'x'.repeat(30_000)), receipt(ours)]));
  expect(await found()).toEqual([ours]);
});

test('a file that says something else of its answers has none', async () => {
  write('', 'other', JSON.stringify({ format: 1, answers: { length: 5 } }));
  expect(await found()).toEqual([]);
});
