import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { randomFrom } from '../../tools/random-from.ts';
import { openLink } from '../support/kiosk-client.ts';
import { openingKeyIn } from '../support/opening-key.ts';
import { startIntake } from '../support/running-intake.ts';
import { startKiosk, StartFailed } from '../support/running-kiosk.ts';
import { giveStaff, signIn } from '../support/staff-at-kiosk.ts';
import { assertComplete, RecordedDisk } from './disk/recorded-disk.ts';
import { diskUnder, readDiskLog } from './disk/shim.ts';
import type { Fault } from './fault.ts';
import { Journal, type Entry, type SessionSoFar } from './journal.ts';
import { judgeBoth } from './judge-both.ts';
import { judgeFolder } from './judge.ts';
import { begin, finish } from './residents.ts';
import { startAgain, type StartedAgain } from './start-again.ts';
import { waitForReceipts } from './wait-for-receipts.ts';

const visits = 12;

/** A start takes as long as ten cuts. */
const startedEvery = 20;
/** How long one that was started is left to itself. */
const mostAtWorkMs = 600;
/** A little less than the kiosk has it. */
const stillTheSamePersonMs = 9 * 60_000;

/**
 * The power fails, and with it goes what was not flushed. One morning at a kiosk is written down, every write, flush and
 * renaming of it; each round cuts it off somewhere, keeps of the rest what chance leaves, and judges what is found. On every twentieth the real
 * kiosk is started, and what it makes of that is judged again.
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
    const intakeDir = path.join(dir, 'intake');
    const intake = await startIntake({ dataDir: intakeDir });
    const journal = new Journal(disk.now);
    const openingKey = await openingKeyIn(intakeDir);

    const kiosk = await startKiosk(
      ['--intake', intake.url, '--enrol', await intake.newCode(), '--printer', 'none'],
      dataDir,
      disk.environment,
    );
    const client = await openLink(kiosk.link);
    const started = disk.now();
    const morning = performance.now();
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
        const [state, copy] = [path.join(dir, `round-${rounds}`), path.join(dir, `copy-${rounds}`)];
        mkdirSync(state);
        try {
          const last = Math.floor(draw() * operations.length);
          const recorded = new RecordedDisk();
          for (const operation of operations.slice(0, last + 1)) recorded.apply(operation);
          recorded.loseTheRest(state, draw);
          const moment = operations[last]?.end ?? 0;
          const isStarted = rounds % startedEvery === 0;
          if (isStarted) cpSync(state, copy, { recursive: true });
          const faults = await judgeFolder(state, journal.at(moment), openingKey);
          if (isStarted) faults.push(...(await startOn(copy, journal.at(moment), draw)));
          return {
            faults: faults.map((fault) => `power lost at ${moment} (${operations[last]?.kind}): ${fault}`),
            tried: {
              [moment < started ? 'cuts while it started' : 'cuts while it was used']: 1,
              ...(isStarted && { 'starts on what was left': 1 }),
            },
          };
        } finally {
          rmSync(state, { recursive: true, force: true });
          rmSync(copy, { recursive: true, force: true });
        }
      },
      end: async () => {
        // Each of those that were started has handed in what it had: at the intake it is there once all the same.
        await giveStaff(dataDir);
        const whole = await startAgain(dataDir);
        await signIn(whole.client.api);
        const faults = await waitForReceipts(whole.client);
        await whole.kiosk.kill();
        await intake.close();
        const both = await judgeBoth({ dataDir, intakeDir }, journal.at(Infinity));
        faults.push(...whole.faults, ...both.faults);
        rmSync(dir, { recursive: true, force: true });
        return {
          faults,
          tried: {
            'writes and flushes to cut between': operations.length,
            'slips given': both.receipts.size,
          },
        };
      },
    };

    /**
     * The real kiosk starts on what was left: it is usable, shows whoever stood before it their own session and no other, and
     * what it does by itself then loses nothing.
     */
    async function startOn(
      left: string,
      sessions: readonly SessionSoFar[],
      draw: () => number,
    ): Promise<string[]> {
      let again: StartedAgain;
      try {
        again = await startAgain(left);
      } catch (error) {
        if (!(error instanceof StartFailed)) throw error;
        return [`it does not start again: ${error.message}`];
      }
      const { kiosk: restarted, state, faults } = again;
      await rest(draw() * mostAtWorkMs);
      await restarted.kill();
      // One that was off for longer has somebody else before it, and puts away by itself what stood open.
      const isOld = performance.now() - morning > stillTheSamePersonMs;
      const open = sessions.filter((each) => standsOpen(each) && !isOld).at(-1)?.session;
      if (open !== undefined && state.session !== open)
        faults.push(`${open} stood open, and it shows ${state.session}`);
      if (sessions.some((each) => each.session === state.session && isAway(each)))
        faults.push(`it shows ${state.session}, which is away`);
      const maybePutAway = sessions.map((each) => ({
        ...each,
        asked: isOld ? [...each.asked, putAway(each)] : each.asked,
      }));
      const lost = await judgeFolder(left, maybePutAway, openingKey);
      return [...faults, ...lost].map((fault) => `started again: ${fault}`);
    }
  },
};

/** Certainly: something was told, and nothing was asked for since that would have ended it. */
function standsOpen({ told, asked }: SessionSoFar): boolean {
  const last = told.at(-1)?.act.kind;
  return (last === 'answered' || last === 'reopened') && asked.every(({ act }) => act.kind === 'answered');
}

/** Certainly parked, left or handed in. */
function isAway({ told, asked }: SessionSoFar): boolean {
  const last = told.at(-1)?.act.kind;
  return asked.length === 0 && (last === 'parked' || last === 'left' || last === 'handed-in');
}

function putAway({ session }: SessionSoFar): Entry {
  return { session, act: { kind: 'parked' }, askedAt: 0, toldAt: undefined };
}
