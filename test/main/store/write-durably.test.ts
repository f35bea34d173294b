import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeDurably } from '../../../main/store/write-durably.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-write-'));
afterAll(() => rmSync(dir, { recursive: true }));

test('what cannot be written whole leaves nothing beside its place, which would take room from what can', () => {
  const taken = path.join(dir, 'taken');
  mkdirSync(taken);
  expect(() => writeDurably(taken, Buffer.from('a photo'), 0o600)).toThrow('EISDIR');
  expect(readdirSync(dir)).toEqual(['taken']);
  writeDurably(path.join(dir, 'photo'), Buffer.from('a photo'), 0o600);
  expect(readdirSync(dir).sort()).toEqual(['photo', 'taken']);
});
