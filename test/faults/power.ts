import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomFrom } from '../../tools/random-from.ts';
import { openLink } from '../support/kiosk-client.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk } from '../support/running-kiosk.ts';
import { filesBelow, RecordedDisk } from './disk/recorded-disk.ts';
import { diskUnder, readDiskLog } from './disk/shim.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { judgeFolder } from './judge.ts';
import { begin, finish } from './residents.ts';

const visits = 12;

/**
 * The power fails, and with it goes what was not flushed. One morning at a kiosk is written down, every write, flush and
 * renaming of it; each round cuts it off somewhere, keeps of the rest what chance leaves, and judges what is found.
 */
export const power: Fault = {
  name: 'power',
  does: 'the power fails, and what was not flushed is there, gone or torn',
  begin: async (seed) => {
    const random = randomFrom(seed);
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-power-'));
    const dataDir = path.join(dir, 'data');
    mkdirSync(dataDir);
    const disk = diskUnder(dataDir);
    const intake = await startIntake();
    const journal = new Journal(disk.now);
    const { openingKey } = intake.identity;
    if (!openingKey) throw new Error('The intake cannot open what it holds');

    const kiosk = await startKiosk(
      ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
      dataDir,
      disk.environment,
    );
    const client = await openLink(kiosk.link);
    const started = disk.now();
    for (let visit = 0; visit < visits; visit += 1)
      await finish(client, journal, random, await begin(client, random));
    await kiosk.kill();
    const operations = readDiskLog(disk.log);
    disk.end();
    assertComplete(operations, dataDir);

    let rounds = 0;
    return {
      round: async (draw) => {
        rounds += 1;
        const state = path.join(dir, `round-${rounds}`);
        mkdirSync(state);
        try {
          const last = Math.floor(draw() * operations.length);
          const recorded = new RecordedDisk();
          for (const operation of operations.slice(0, last + 1)) recorded.apply(operation);
          recorded.loseTheRest(state, draw);
          const moment = operations[last]?.end ?? 0;
          const faults = await judgeFolder(state, journal.at(moment), openingKey);
          return {
            faults: faults.map((fault) => `power lost at ${moment} (${operations[last]?.kind}): ${fault}`),
            tried: { [moment < started ? 'cuts while it started' : 'cuts while it was used']: 1 },
          };
        } finally {
          rmSync(state, { recursive: true, force: true });
        }
      },
      end: async () => {
        await intake.close();
        rmSync(dir, { recursive: true, force: true });
        return { faults: [], tried: { 'writes and flushes to cut between': operations.length } };
      },
    };
  },
};

/** A write that the shim had not seen would make every round worthless. */
function assertComplete(operations: ReturnType<typeof readDiskLog>, dataDir: string): void {
  const replayed = mkdtempSync(path.join(os.tmpdir(), 'bangban-replayed-'));
  const recorded = new RecordedDisk();
  for (const operation of operations) recorded.apply(operation);
  recorded.write(replayed);
  const [found, expected] = [filesBelow(replayed), filesBelow(dataDir)];
  rmSync(replayed, { recursive: true, force: true });
  for (const [name, bytes] of expected) {
    if (!found.get(name)?.equals(bytes)) throw new Error(`Not all that was done to ${name} was written down`);
  }
  if (found.size !== expected.size) throw new Error('Files were made or deleted that were not written down');
}
