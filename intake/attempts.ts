import type { IntakeStore, WrongTry } from './store/port.ts';

/** Counts wrong tries so that nobody guesses. They are counted in the database: at all intakes that share it together. */
export interface Attempts {
  /** Seconds until another try is allowed, 0 when it is now. */
  waitSeconds(from: string): Promise<number>;
  countWrong(from: string): Promise<void>;
}

const windowMs = 600_000;

/** So many wrong tries within ten minutes from one address, and ten times as many from all together. */
export function createAttempts(
  store: Pick<IntakeStore, 'addWrongTry' | 'wrongTries'>,
  what: WrongTry['what'],
  { now, allowed }: { now: () => number; allowed: number },
): Attempts {
  return {
    waitSeconds: async (from) => {
      const wrong = await store.wrongTries(what, now() - windowMs);
      const own = wrong.filter((attempt) => attempt.from === from);
      // The one with which there are few enough again: there may be more of them, where many came at once.
      const awaited = [own.at(-allowed), wrong.at(-allowed * 10)].filter((attempt) => attempt !== undefined);
      const until = Math.max(...awaited.map(({ at }) => at + windowMs));
      return awaited.length > 0 ? Math.max(1, Math.ceil((until - now()) / 1000)) : 0;
    },
    countWrong: (from) => store.addWrongTry({ what, from, at: now() }, now() - windowMs),
  };
}
