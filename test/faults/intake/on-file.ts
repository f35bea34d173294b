import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { startIntakeProgram } from '../../support/intake-program.ts';
import { roomLeft } from '../disk/room-left.ts';
import { diskUnder } from '../disk/shim.ts';
import { oneOf } from '../one-of.ts';
import type { Standings } from './on-postgres.ts';
import { standing } from './standing.ts';

const mostMs = 1_200;
/** So much one or two submissions with a photo take. */
const mostLeft = { bytes: 400_000, times: 40 };
const slowFlushMs = 500;

const kinds = ['full', 'read-only', 'fails-to-flush', 'slow'] as const;

/** An intake on the file in its folder, whose disk is full from some byte on, can only be read, fails to flush, or is slow. */
export async function onFile(dir: string): Promise<Standings> {
  const intakeDir = path.join(dir, 'intake');
  mkdirSync(intakeDir);
  const under = diskUnder(intakeDir);
  const intake = await startIntakeProgram(intakeDir, [], under.environment);
  const { url, enrolmentCode } = intake;
  const its = await standing({ dir, url, enrolmentCode, intakeDir });

  return {
    round: async (random) => {
      const kind = oneOf(kinds, random);
      const faults = await its.round(random, async () => {
        if (kind === 'slow') under.be('well', { flushMs: slowFlushMs });
        else under.be(kind, roomLeft(random, mostLeft));
        await rest(random() * mostMs);
        under.be('well');
      });
      return {
        faults: faults.map((fault) => `its disk ${kind}: ${fault}`),
        tried: { [`disks of it that were ${kind}`]: 1 },
      };
    },
    end: async () => {
      const judged = await its.end(() => intake.kill());
      under.end();
      return judged;
    },
  };
}
