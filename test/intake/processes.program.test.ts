import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startPostgres, type RunningPostgres } from '../support/postgres.ts';
import { startProgram } from '../support/started-program.ts';
import { enrolKiosk } from '../support/test-kiosk.ts';

const program = path.resolve(import.meta.dirname, '../../intake/intake.ts');
const readyShape = z.looseObject({ url: z.string(), enrolmentCode: z.string() });
const never = new AbortController().signal;

let postgres: RunningPostgres;
let dataDir: string;
beforeAll(async () => {
  postgres = await startPostgres();
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-'));
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const processesBelow = (pid: number): number[] => {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
};

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('runs several of itself behind one port, starts one anew that has died, and ends with all of them', async () => {
  const args = ['--port', '0', '--data-dir', dataDir, '--database-url', await postgres.emptyDatabase()];
  const started = await startProgram(program, [...args, '--processes', '2']);
  const { url, enrolmentCode } = readyShape.parse(started.ready);
  const kiosk = await enrolKiosk({ url, newCode: () => Promise.resolve(enrolmentCode) });
  const send = async () => kiosk.upstream.sendSubmission(await kiosk.seal(), never);
  const sealed = await kiosk.seal();
  const receipt = await kiosk.upstream.sendSubmission(sealed, never);
  expect(receipt).toMatchObject({ kind: 'receipt' });

  const [first, second] = processesBelow(started.pid);
  if (first === undefined || second === undefined) throw new Error('There are not two of it');
  process.kill(first, 'SIGKILL');
  await expect.poll(send).toMatchObject({ kind: 'receipt' });
  await expect
    .poll(() => processesBelow(started.pid).filter((pid) => pid !== first), { timeout: 20_000 })
    .toHaveLength(2);
  expect(processesBelow(started.pid)).toContain(second);
  expect(await kiosk.upstream.sendSubmission(sealed, never)).toEqual(receipt);

  const all = processesBelow(started.pid);
  expect(await started.stop()).toBe('0');
  expect(all.filter(lives)).toEqual([]);
  expect(started.errors()).toBe('');
  kiosk.close();
}, 60_000);

test('ends all of it where whoever started the others is killed', async () => {
  const args = ['--port', '0', '--data-dir', dataDir, '--database-url', await postgres.emptyDatabase()];
  const started = await startProgram(program, [...args, '--processes', '2']);
  const all = processesBelow(started.pid);
  expect(all).toHaveLength(2);
  await started.stop('SIGKILL');
  await expect.poll(() => all.filter(lives), { timeout: 10_000 }).toEqual([]);
}, 60_000);
