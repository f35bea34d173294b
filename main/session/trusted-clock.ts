import type { FactTable } from '../store/fact.ts';

/** The time of day, and whether it can be right. Computers in villages lose it with every empty battery. */
export interface TrustedClock {
  now(): number;
  trusted(): boolean;
  /** The day in the hall's zone, `2026-11-23`. */
  today(): string;
  /** A time that somebody vouched for, say the receipt that the intake signed. */
  learn(at: number): void;
}

const hourMs = 3_600_000;
/** A kiosk that was locked away for so long asks for its clock to be looked at. */
const longestSilenceMs = 400 * 24 * hourMs;
/** Earlier than this it cannot be: the program did not exist. */
const releasedAt = Date.UTC(2026, 0, 1);
const fact = 'latest-trusted-at';

/**
 * Keeps the latest time that there was reason to trust. A clock that shows an earlier one, or one more than a year
 * later, is not believed until it is put right or a signed time confirms it.
 */
export function trustedClock(facts: FactTable, now: () => number): TrustedClock {
  const latest = () => Number(facts.read(fact) ?? 0);
  const plausible = (at: number) => {
    const known = latest();
    if (at < Math.max(known, releasedAt) - hourMs) return false;
    return known === 0 || at <= known + longestSilenceMs;
  };
  return {
    now,
    trusted: () => {
      const at = now();
      if (!plausible(at)) return false;
      // An hour is fine enough, and spares the disk.
      if (at > latest() + hourMs) facts.write(fact, at);
      return true;
    },
    today: () => dayInHall(now()),
    learn: (at) => {
      // Also backwards: a clock that ran ahead for a while must not count as right for good.
      if (at >= releasedAt) facts.write(fact, at);
    },
  };
}

/** `en-CA` writes a date the way ISO 8601 does. */
const hallDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export function dayInHall(at: number): string {
  return hallDay.format(at);
}
