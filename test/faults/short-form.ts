import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { runFault } from './run-faults.ts';

/** `npm test` has no more for this: a round that grew is put right here, and not by patience. */
const withinSeconds = 180;

/** What fits into that. `npm run faults -- --rounds 1000` takes its time: docs/reliability.md has what came of it. */
const rounds: Readonly<Record<string, number>> = {
  kill: 10,
  // Before it starts the program anew: beside all other tests that takes longer than it may.
  renderer: 4,
  power: 60,
  disk: 5,
  flip: 6,
  clock: 3,
  network: 5,
  stick: 6,
  intake: 6,
  calls: 12,
  catalogs: 20,
};

const say = (line: string): void => console.log(line);

/** Makes a test of each of them, and one of how long they took together. */
export function shortForm(some: readonly Fault[]): void {
  let spent = 0;
  test.for(some)('$does, and no confirmed answer is lost or doubled', async (fault) => {
    const seed = Math.floor(Math.random() * 4_294_967_296);
    say(`npm run faults -- ${fault.name} --seed ${seed}`);
    const {
      faults: found,
      tried,
      seconds,
    } = await runFault(fault, {
      rounds: rounds[fault.name] ?? 1,
      seed,
      say,
    });
    spent += seconds;
    say(`${JSON.stringify(tried)}, ${seconds} s`);
    expect(found).toEqual([]);
  });
  test('the short form stays short', () => {
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(withinSeconds);
  });
}
