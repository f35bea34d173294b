import { linkSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoHall, openPremises } from '../../intake/premises.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-premises-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('somebody new comes in a file that takes the place of the one before whole', async () => {
  const premises = await openPremises(dir, demoHall);
  const file = path.join(dir, 'staff.json');
  const before = path.join(dir, 'before.json');
  linkSync(file, before);
  await premises.addStaff('张敏');
  expect((await premises.read()).staff).toMatchObject([{ name: '张敏' }]);
  // Nobody who was just reading it saw half of it.
  expect(JSON.parse(readFileSync(before, 'utf8'))).toEqual([]);
});
