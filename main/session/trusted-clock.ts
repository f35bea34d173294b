import { isDiskRefusal } from '../store/disk-refusal.ts';
import type { FactTable } from '../store/fact.ts';

/** The time of day, and whether it can be right. Computers in villages lose it with every empty battery. */
export interface TrustedClock {
  /** What the clock shows where that can be right, and otherwise the earliest that it can be by now. */
  now(): number;
  trusted(): boolean;
  /**
   * Whether what is deleted by age may be. Not while it is more than a day ahead of what somebody vouched for since the start, and
   * not within three running hours after it went forward by so much at once: a year that was mistyped would forget what it
   * should keep, and putting it right brings nothing back.
   */
  settled(): boolean;
  /** The day of `now` in the hall's zone, `2026-11-23`. */
  today(): string;
  /** A time that somebody vouches for at this moment, say the receipt that the intake has just signed. */
  learn(at: number): void;
}

export interface Clock {
  /** UTC milliseconds, as the computer has them. */
  now(): number;
  /** Milliseconds that only ever grow, whatever is done to the time of day. */
  monotonicMs(): number;
}

const hourMs = 3_600_000;
/** A kiosk that was locked away for so long asks for its clock to be looked at. */
const longestSilenceMs = 400 * 24 * hourMs;
/** By so much at once it is put forward by whoever sets it after it was wrong, and by whoever sets it wrong. */
const jumpMs = 24 * hourMs;
/** So long whoever has to do with the kiosk has time to see that its date is wrong. */
const settlesAfterMs = 3 * hourMs;
/** Earlier than this it cannot be: the program did not exist. */
const releasedAt = Date.UTC(2026, 0, 1);
const fact = 'latest-trusted-at';

/**
 * Keeps the latest time that there was reason to trust. A clock that shows an earlier one, or one more than a year
 * later, is not believed until it is put right or a signed time confirms it. Until then time goes on from the latest
 * that was trusted: never later than it really is, so nobody's days run out before they are over.
 */
export function trustedClock(facts: FactTable, clock: Clock): TrustedClock {
  const moment = (at: number): Moment => ({ at, monotonicMs: clock.monotonicMs() });
  const goneOnFrom = ({ at, monotonicMs }: Moment) => at + clock.monotonicMs() - monotonicMs;

  let latest = Number(facts.read(fact) ?? 0);
  let right = moment(Math.max(latest, releasedAt));
  let vouchedFor: Moment | undefined;
  let jumpedAtMs: number | undefined;

  const isSettled = (at: number) => {
    if (vouchedFor && at > goneOnFrom(vouchedFor) + jumpMs) return false;
    return jumpedAtMs === undefined || clock.monotonicMs() - jumpedAtMs >= settlesAfterMs;
  };

  const keep = (at: number) => {
    latest = at;
    try {
      facts.write(fact, at);
    } catch (error) {
      // A disk that is full is no reason to have no time; in an hour it is tried again.
      if (!isDiskRefusal(error)) throw error;
    }
  };
  const plausible = (at: number) => {
    if (at < Math.max(latest, releasedAt) - hourMs) return false;
    return latest === 0 || at <= latest + longestSilenceMs;
  };
  const trusted = () => {
    const at = clock.now();
    if (!plausible(at)) return false;
    if (latest > 0 && at > goneOnFrom(right) + jumpMs) jumpedAtMs = clock.monotonicMs();
    right = moment(at);
    // An hour is fine enough, and spares the disk. Kept before it has settled, a wrong one would make the right one look set back.
    if (at > latest + hourMs && isSettled(at)) keep(at);
    return true;
  };
  // In whole milliseconds, as every table wants them: the clock that only runs forward has fractions.
  const now = () => (trusted() ? clock.now() : Math.floor(goneOnFrom(right)));

  return {
    now,
    trusted,
    settled: () => trusted() && isSettled(clock.now()),
    today: () => dayInHall(now()),
    learn: (at) => {
      // Also backwards: a clock that ran ahead for a while must not count as right for good.
      if (at < releasedAt) return;
      right = moment(at);
      vouchedFor = right;
      jumpedAtMs = undefined;
      keep(at);
    },
  };
}

/** A time that was right, and the reading of the clock that only runs forward at that moment. */
interface Moment {
  readonly at: number;
  readonly monotonicMs: number;
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
