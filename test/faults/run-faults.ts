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
  readonly rounds: number;
  readonly seconds: number;
  readonly tried: Readonly<Record<string, number>>;
  /** A line each, with the seed of its round. */
  readonly faults: readonly string[];
}

/**
 * Runs so many rounds of one fault, each from a seed of its own that follows from `seed`: the same seed does the same
 * again, as far as what is done by chance of the system's scheduling allows.
 */
export async function runFault(
  { name, does, begin }: Fault,
  { rounds, seed, say }: { rounds: number; seed: number; say: (line: string) => void },
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
  for (let round = 0; round < rounds; round += 1) {
    const own = (seed + round) % 4_294_967_296;
    take(await run.round(randomFrom(own)), `round ${round} of seed ${seed}`);
    if ((round + 1) % 100 === 0) say(`${name}: ${round + 1} of ${rounds} rounds, ${found.length} faults`);
  }
  take(await run.end(), `at the end of seed ${seed}`);
  const seconds = Math.round((performance.now() - before) / 1000);
  return { name, does, seed, rounds, seconds, tried, faults: found };
}
