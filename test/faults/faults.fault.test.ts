import { expect, test } from 'vitest';
import { faults, runFault } from './run-faults.ts';

/** What fits into two minutes. `npm run faults -- --rounds 1000` takes its time: docs/reliability.md has what came of it. */
const rounds: Readonly<Record<string, number>> = {
  kill: 30,
  power: 100,
  disk: 8,
  network: 10,
  calls: 50,
  catalogs: 30,
};

const say = (line: string): void => console.log(line);

test.for(faults)('$does, and no confirmed answer is lost or doubled', async (fault) => {
  const seed = Math.floor(Math.random() * 4_294_967_296);
  say(`npm run faults -- ${fault.name} --seed ${seed}`);
  const { faults: found, tried } = await runFault(fault, { rounds: rounds[fault.name] ?? 1, seed, say });
  say(JSON.stringify(tried));
  expect(found).toEqual([]);
});
