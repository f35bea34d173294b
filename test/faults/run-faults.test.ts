import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { runFault } from './run-faults.ts';

/** Draws once in each round; finds something in the round after next, and falls over two later where it is asked to. */
const made = (fallsOver: boolean): Fault => ({
  name: 'made up',
  does: 'nothing',
  begin: async () => {
    let round = 0;
    return {
      round: async (random) => {
        round += 1;
        if (fallsOver && round === 5) throw new Error('the kiosk does not start');
        return { faults: round === 3 ? [`lost ${random() < 1}`] : [], tried: { rounds: 1 } };
      },
      end: async () => ({ faults: [], tried: { ends: 1 } }),
    };
  },
});
const say = (): void => undefined;

test('each fault is named with the round and the seed that find it again', async () => {
  const { rounds, tried, faults } = await runFault(made(false), { rounds: 6, seed: 7, say });
  expect({ rounds, tried }).toEqual({ rounds: 6, tried: { rounds: 6, ends: 1 } });
  expect(faults).toEqual(['round 2 of seed 7: lost true']);
});

test('they go on where they were ended, with the rounds that would have come', async () => {
  const drawn: { by: number; place: number }[] = [];
  const draws: Fault = {
    name: 'draws',
    does: 'nothing',
    begin: async () => ({
      round: async (random, place) => {
        drawn.push({ by: random(), place });
        return { faults: [], tried: {} };
      },
      end: async () => ({ faults: [], tried: {} }),
    }),
  };
  await runFault(draws, { rounds: 5, seed: 7, say });
  const { rounds } = await runFault(draws, { rounds: 2, seed: 7, from: 3, say });
  expect(rounds).toBe(2);
  expect(drawn.slice(5)).toEqual(drawn.slice(3, 5));
});

test('whoever ends them hears of what was tried until then, judged as ever', async () => {
  let left = 2;
  const isEnded = () => left-- === 0;
  const { rounds, tried } = await runFault(made(false), { rounds: 6, seed: 7, say, isEnded });
  expect({ rounds, tried }).toEqual({ rounds: 2, tried: { rounds: 2, ends: 1 } });
});

test('a round that breaks off is a fault, and what was tried until then is told', async () => {
  const { rounds, tried, faults } = await runFault(made(true), { rounds: 6, seed: 7, say });
  expect({ rounds, tried }).toEqual({ rounds: 4, tried: { rounds: 4 } });
  expect(faults).toEqual([
    'round 2 of seed 7: lost true',
    'round 4 of seed 7: it broke off: Error: the kiosk does not start',
  ]);
});
