import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { startFakeIntake } from '../../support/fake-intake.ts';
import { startIntakeProgram } from '../../support/intake-program.ts';
import { startPostgres } from '../../support/postgres.ts';
import { inTurn } from '../../support/two-intakes.ts';
import { roomLeft } from '../disk/room-left.ts';
import { diskUnder, type Disk } from '../disk/shim.ts';
import type { Round } from '../fault.ts';
import { oneOf } from '../one-of.ts';
import { standing, type Trouble } from './standing.ts';

const mostMs = 800;
/** Rows of a few submissions seldom make a file longer. */
const mostLeft = { bytes: 40_000, times: 4 };
const badDisks = ['full', 'read-only', 'fails-to-flush'] as const;

export interface Standings {
  /** Answers what was tried, in words, and what came of it. */
  round(random: () => number): Promise<Round>;
  end(): Promise<Round>;
}

/**
 * Two intakes on one PostgreSQL behind one address. They answer 500 for a while, their database is ended and recovers, its disk is
 * full, can only be read or fails to flush, or one of them is killed.
 */
export async function onPostgres(dir: string): Promise<Standings> {
  const intakeDir = path.join(dir, 'intake');
  const disks: Disk[] = [];
  const postgres = await startPostgres((data, user) => {
    const under = diskUnder(data, user);
    disks.push(under);
    return under.environment;
  });
  const databaseUrl = await postgres.emptyDatabase();
  const args = ['--database-url', databaseUrl, '--processes', '1'];
  const first = await startIntakeProgram(intakeDir, args);
  const second = await startIntakeProgram(intakeDir, args);
  const front = await inTurn([first.url, second.url]);
  const road = await startFakeIntake(front);
  const { enrolmentCode } = first;
  const its = await standing({ dir, url: road.url, enrolmentCode, intakeDir, databaseUrl });

  const troubles: Readonly<Record<string, (random: () => number) => Promise<void>>> = {
    'times of answering 500': async (random) => {
      road.always = 'error-500';
      await rest(random() * mostMs);
      road.always = undefined;
    },
    'restarts of the database': () => postgres.restart(),
    'kills of a process of the database': () => postgres.killOne(),
    ...Object.fromEntries(
      badDisks.map((kind) => [
        `disks of the database that were ${kind}`,
        async (random: () => number) => {
          for (const under of disks) under.be(kind, roomLeft(random, mostLeft));
          await rest(random() * mostMs);
          for (const under of disks) under.be('well');
          await postgres.settle();
        },
      ]),
    ),
    'kills of one of two': async (random) => {
      const one = oneOf([first, second], random);
      await one.kill();
      await rest(random() * mostMs);
      await one.start();
    },
  };

  return {
    round: async (random) => {
      const [what, befall] = oneOf(Object.entries(troubles), random);
      const trouble: Trouble = async () => {
        await rest(random() * mostMs);
        await befall(random);
      };
      const faults = await its.round(random, trouble);
      return { faults: faults.map((fault) => `${what}: ${fault}`), tried: { [what]: 1 } };
    },
    end: async () => {
      const judged = await its.end(async () => {
        await road.close();
        await front.close();
        await first.kill();
        await second.kill();
      });
      await postgres.stop();
      for (const under of disks) under.end();
      return judged;
    },
  };
}
