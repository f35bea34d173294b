import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startIntakeProgram } from '../support/intake-program.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { diskUnder, type Disk, type DiskState } from './disk/shim.ts';
import { Journal } from './journal.ts';
import { begin, finish } from './residents.ts';
import { startAgain } from './start-again.ts';

const neitherParksNorLeaves = () => 0.9;

let dir: string;
let disk: Disk;

beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-bad-disk-'));
  await (await startKiosk([], dir)).kill();
  disk = diskUnder(dir);
});

afterEach(() => {
  disk.end();
  rmSync(dir, { recursive: true, force: true });
});

test.for<[DiskState, string]>([
  ['full', 'is full. Make room on it.'],
  ['read-only', 'can only be read. Let its disk be written to, or look whether it is broken.'],
  ['fails-to-flush', 'does not read and write as it should. It may have to be replaced.'],
])('a kiosk that is switched on with its disk %s says so and ends', async ([state, sentence]) => {
  disk.be(state);
  await expect(startKiosk([], dir, disk.environment)).rejects.toMatchObject({
    exitCode: 1,
    messages: expect.stringContaining(sentence),
  });
});

test('a kiosk whose power failed while it sent is there within ten seconds on a disk that takes two for a flush', async () => {
  const intakeDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-slow-disk-'));
  const intake = await startIntakeProgram(intakeDir);
  const first = await startKiosk(['--intake', intake.url, '--enrol', intake.enrolmentCode], dir);
  // It is reached and does not answer, so what is handed in stays under way.
  process.kill(intake.pid, 'SIGSTOP');
  const client = await openLink(first.link);
  const journal = new Journal(() => performance.now());
  await finish(client, journal, neitherParksNorLeaves, await begin(client, neitherParksNorLeaves));
  await begin(client, neitherParksNorLeaves);
  await first.kill();
  await intake.kill();
  rmSync(intakeDir, { recursive: true, force: true });

  disk.be('well', { flushMs: 2_000 });
  const { kiosk, state, faults } = await startAgain(dir, disk.environment);
  expect(faults).toEqual([]);
  expect(state.session).not.toBeNull();
  await kiosk.kill();
});
