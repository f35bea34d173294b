import { randomBytes, randomUUID } from 'node:crypto';
import type { Ports } from './machine.ts';

/** Clock, ids and randomness as they really are. Everything else is handed them, so that a test can hand others. */
export const realWorld: Pick<Ports, 'clock' | 'firstPassMs' | 'newId' | 'random'> = {
  clock: {
    now: Date.now,
    monotonicMs: () => performance.now(),
    after: (delayMs, run) => {
      // A timer of Node holds 31 bits of milliseconds and fires at once when given more.
      const timer = setTimeout(run, Math.min(delayMs, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  },
  // Whoever has switched it on sees the screen first. On a disk that takes two seconds for a flush, what the road begins with
  // takes as long as the whole start may.
  firstPassMs: 1_000,
  newId: randomUUID,
  random: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
};
