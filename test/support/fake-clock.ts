import { setImmediate as turn } from 'node:timers/promises';
import type { OutboxClock } from '../../main/outbox/outbox.ts';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends OutboxClock {
  /** Lets so much time pass, running whatever falls due on the way, each with all that follows from it. */
  pass(ms: number): Promise<void>;
  /** Sets the time of day, as a battery that is empty or somebody with a wrong watch does. */
  setTimeOfDay(at: number): void;
  /** How long until the next thing falls due, undefined when nothing does. */
  nextMs(): number | undefined;
}

export function createFakeClock(timeOfDay: number): FakeClock {
  let passed = 0;
  let offset = timeOfDay;
  let due: { at: number; run: () => void }[] = [];
  const earliest = () =>
    due.reduce<number | undefined>((least, { at }) => Math.min(least ?? at, at), undefined);

  return {
    // In whole milliseconds, as the real one.
    now: () => Math.floor(offset + passed),
    monotonicMs: () => passed,
    after: (delayMs, run) => {
      const entry = { at: passed + delayMs, run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    setTimeOfDay: (at) => {
      offset = at - passed;
    },
    nextMs: () => {
      const at = earliest();
      return at === undefined ? undefined : at - passed;
    },
    pass: async (ms) => {
      const until = passed + ms;
      await settled();
      for (let at = earliest(); at !== undefined && at <= until; at = earliest()) {
        passed = at;
        const now = due.filter((entry) => entry.at <= passed);
        due = due.filter((entry) => entry.at > passed);
        for (const { run } of now) run();
        await settled();
      }
      passed = until;
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await turn();
}
