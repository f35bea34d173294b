import { createHash } from 'node:crypto';
import { randomFrom } from '../../tools/random-from.ts';
import { hostileCalls } from './calls.ts';
import { hostileCatalogs } from './catalogs.ts';
import { clock } from './clock.ts';
import { disk } from './disk.ts';
import type { Fault, Round } from './fault.ts';
import { flip } from './flip.ts';
import { intakeFault } from './intake.ts';
import { kill } from './kill.ts';
import { network } from './network.ts';
import { power } from './power.ts';
import { renderer } from './renderer.ts';
import { stick } from './stick.ts';

/** In the order in which they are run and stand in `docs/reliability.md`. */
export const faults: readonly Fault[] = [
  kill,
  renderer,
  power,
  disk,
  flip,
  clock,
  network,
  stick,
  intakeFault,
  hostileCalls,
  hostileCatalogs,
];

export interface Summary {
  readonly name: string;
  readonly does: string;
  readonly seed: number;
  /** Fewer than were asked for where one broke off, or somebody ended them. */
  readonly rounds: number;
  readonly seconds: number;
  readonly tried: Readonly<Record<string, number>>;
  /** A line each, with the seed of its round. */
  readonly faults: readonly string[];
}

/** Of one round. Neighbouring seeds have no round in common. */
function seedOf(seed: number, round: number): number {
  return createHash('sha256').update(`${seed} ${round}`).digest().readUInt32BE();
}

/**
 * Runs so many rounds of one fault, each from a seed of its own that follows from `seed`: the same seed does the same
 * again, as far as what is done by chance of the system's scheduling allows.
 */
export async function runFault(
  { name, does, begin }: Fault,
  {
    rounds,
    seed,
    from = 0,
    say,
    isEnded = () => false,
  }: {
    rounds: number;
    seed: number;
    /** The first of them: what was ended goes on there, and one that was red is found again. */
    from?: number;
    say: (line: string) => void;
    /** Asked before each round. */
    isEnded?: () => boolean;
  },
): Promise<Summary> {
  const before = performance.now();
  const tried: Record<string, number> = {};
  const found: string[] = [];
  const take = ({ faults: lines, tried: counts }: Round, where: string) => {
    for (const [what, count] of Object.entries(counts)) tried[what] = (tried[what] ?? 0) + count;
    for (const line of lines) {
      say(`${name}, ${where}: ${line}`);
      found.push(`${where}: ${line}`);
    }
  };
  const run = await begin(seed);
  let round = from;
  let where = '';
  try {
    for (; round < from + rounds && !isEnded(); round += 1) {
      where = `round ${round} of seed ${seed}`;
      take(await run.round(randomFrom(seedOf(seed, round)), round), where);
      if ((round + 1) % 100 === 0)
        say(`${name}: ${round + 1} of ${from + rounds} rounds, ${found.length} faults`);
    }
    where = `at the end of seed ${seed}`;
    take(await run.end(), where);
  } catch (error) {
    // Nobody knows what stands there now, so nothing more is tried on it; what was tried before is told.
    if (error instanceof Error && error.stack !== undefined) say(error.stack);
    take({ faults: [`it broke off: ${String(error)}`], tried: {} }, where);
  }
  const seconds = Math.round((performance.now() - before) / 1000);
  return { name, does, seed, rounds: round - from, seconds, tried, faults: found };
}
