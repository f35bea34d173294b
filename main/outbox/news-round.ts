import type { OperatingLog } from '../log/operating-log.ts';
import type { AskForNews, Heard } from '../upstream/port.ts';

/** What is done with news. */
export interface Listener {
  /** The number of the last piece that was taken in. */
  after(): number;
  hear(news: readonly Heard[]): Promise<void>;
  /** There is no more at present. */
  allHeard(): void;
}

/**
 * When to ask what became of submissions, and asking. Time is a reading of the clock that only runs forward. It is asked
 * from time to time at a moment that is drawn, so that a county's kiosks do not ask together, and of itself never within ten minutes.
 */
export interface NewsRound {
  /** How long until it is time. */
  inMs(now: number): number;
  /** Something arrived there: as soon as it may be. */
  soon(): void;
  /** Staff want to know. */
  atOnce(): void;
  /** A resident wants to know: as soon as the intake lets us, and not twice in a minute, whoever asks. */
  soonest(now: number): void;
  /** Asks until there is no more. Answers whether the intake told anything, be it that there is nothing. */
  run(now: number, signal: AbortSignal): Promise<boolean>;
}

export interface NewsRoundParts {
  readonly ask: AskForNews;
  readonly listener: Listener;
  /** When it began, by the clock that only runs forward. */
  readonly startedMs: number;
  /** In [0, 1). */
  readonly random: () => number;
  /** News came that another key has signed than the pinned one. */
  readonly onAnotherKey: () => void;
  readonly log: Pick<OperatingLog, 'line'>;
}

const atLeastMs = 600_000;
/** Whoever types a number again and again costs the intake one answer a minute. */
const forResidentMs = 60_000;
const drawnMs = 600_000;
const afterStartMs = 30_000;

export function newsRound({
  ask,
  listener,
  startedMs,
  random,
  onAnotherKey,
  log,
}: NewsRoundParts): NewsRound {
  const drawn = (mostMs: number) => Math.floor(random() * mostMs);
  let dueAt = startedMs + drawn(afterStartMs);
  let earliest = -Infinity;
  let earliestForResident = -Infinity;

  const rest = (now: number, retryAfterMs = 0) => {
    earliest = now + Math.max(atLeastMs, retryAfterMs);
    earliestForResident = now + Math.max(forResidentMs, retryAfterMs);
    dueAt = earliest + drawn(drawnMs);
  };

  return {
    inMs: (now) => Math.max(0, dueAt - now),
    soon: () => {
      dueAt = Math.min(dueAt, earliest);
    },
    atOnce: () => {
      dueAt = -Infinity;
    },
    soonest: (now) => {
      dueAt = Math.min(dueAt, Math.max(now, earliestForResident));
    },
    run: async (now, signal) => {
      const before = { dueAt, earliest };
      rest(now);
      for (;;) {
        const after = listener.after();
        const told = await ask(after, signal);
        if (told.kind === 'silence') {
          // What was put off for a delivery is asked again behind it.
          if (told.code === 'given-up') ({ dueAt, earliest } = before);
          else {
            if (told.byAnotherKey) onAnotherKey();
            rest(now, told.retryAfterMs);
            log.line('news-unanswered', { outcome: told.code });
          }
          return false;
        }
        await listener.hear(told.news);
        if (!told.more) {
          listener.allHeard();
          return true;
        }
        // Nothing of it counted: asked again it would come to the same for ever.
        if (listener.after() === after) return true;
      }
    },
  };
}
