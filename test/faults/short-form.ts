import { expect, test } from 'vitest';
import { faults, runFault } from './run-faults.ts';

/** `npm test` has no more for all of this: a round that grew is put right here, and not by patience. */
const inAllSeconds = 180;
/**
 * Each half is a file of its own, as it needs other things to be there, and neither sees how long the other took. So they share
 * the time out between them: with a limit of all of it for each, both together could take twice as long and stay green.
 */
const withElectronSeconds = 40;
const withinSeconds = { electron: withElectronSeconds, nothing: inAllSeconds - withElectronSeconds };

/** What fits into that. `npm run faults -- --rounds 1000` takes its time: docs/reliability.md has what came of it. */
const rounds: Readonly<Record<string, number>> = {
  kill: 7,
  // Before it starts the program anew: beside all other tests that takes longer than it may.
  renderer: 4,
  power: 25,
  disk: 5,
  flip: 4,
  clock: 3,
  network: 3,
  stick: 6,
  intake: 4,
  calls: 8,
  catalogs: 20,
};

const say = (line: string): void => console.log(line);

/** Makes a test of each that needs this, and one of how long they took together. */
export function shortForm(need: keyof typeof withinSeconds): void {
  const some = faults.filter(({ needs = 'nothing' }) => needs === need);
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
    expect(spent).toBeLessThanOrEqual(withinSeconds[need]);
  });
}
