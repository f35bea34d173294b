import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';

const script = path.resolve(import.meta.dirname, '../../tools/start.mjs');

test('an option that npm start does not know is said in a sentence, before anything is set up', () => {
  const { status, stderr } = spawnSync(process.execPath, [script, '--widnow', '1280x800'], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toContain("'--widnow'");
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
