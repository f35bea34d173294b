import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Fault, Round } from './fault.ts';
import { lostPower } from './intake/lost-power.ts';
import { onFile } from './intake/on-file.ts';
import { onPostgres, type Standings } from './intake/on-postgres.ts';
import { oneOf } from './one-of.ts';

/**
 * The other end of the road. The intake answers 500, its database is ended, its disk is full or fails, one of two that stand
 * side by side is killed, or its power fails. Kiosks go on until all is there, and what they have a receipt of stays.
 */
export const intakeFault: Fault = {
  name: 'intake',
  does: 'the intake fails, or loses its database, its disk, its power or one of two',
  begin: async (seed) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-intake-fault-'));
    const folder = (name: string) => {
      const made = path.join(dir, name);
      mkdirSync(made);
      return made;
    };
    /** Each is set up when its first round is drawn. */
    const kinds = [
      once(() => onPostgres(folder('postgres'))),
      once(() => onFile(folder('file'))),
      once(() => lostPower(folder('power'), seed)),
    ];
    return {
      round: async (random) => (await oneOf(kinds, random).get()).round(random),
      end: async () => {
        const all: Round[] = [];
        for (const { made } of kinds) {
          const standings = made();
          if (standings) all.push(await (await standings).end());
        }
        rmSync(dir, { recursive: true, force: true });
        return together(all);
      },
    };
  },
};

function once(make: () => Promise<Standings>) {
  let made: Promise<Standings> | undefined;
  return { get: () => (made ??= make()), made: () => made };
}

function together(rounds: readonly Round[]): Round {
  const tried: Record<string, number> = {};
  for (const round of rounds) {
    for (const [what, count] of Object.entries(round.tried)) tried[what] = (tried[what] ?? 0) + count;
  }
  return { faults: rounds.flatMap(({ faults }) => faults), tried };
}
