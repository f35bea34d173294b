import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';
import type { Renewed } from '../upstream/renew.ts';
import type { OutboxClock } from './outbox.ts';

export interface RenewingParts {
  readonly renew: (signal: AbortSignal) => Promise<Renewed>;
  readonly keep: (renewed: Extract<Renewed, { kind: 'renewed' }>) => void;
  readonly clock: Pick<OutboxClock, 'monotonicMs' | 'after'>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Pick<OperatingLog, 'line'>;
}

export interface Renewing {
  /** Something came that the intake may have signed with a key that it has only now: asks soon, if not just asked. */
  soon(): void;
  close(): Promise<void>;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Once a day or so: all kiosks of a county that got their power back together ask at moments of their own. */
const dailyMs = { least: 20 * hourMs, more: 8 * hourMs };
/** After the start. The first screen and what waits in the outbox go before. */
const firstMs = { least: 10_000, more: minuteMs };
const soonMs = { least: 0, more: 10_000 };
/** Between two that were asked for by what came over the road, which anybody on the way can send. */
const restMs = 30_000;
/** After one that came to nothing: up to so much, doubling. */
const failedMs = { first: 2 * minuteMs, longest: 2 * hourMs };

/**
 * Asks the intake of itself what it says by now, at the start and about once a day. Nobody waits for it, and it has the road
 * beside the outbox: it is small, and either is right whichever comes first.
 */
export function renewingOf({ renew, keep, clock, random, log }: RenewingParts): Renewing {
  const closing = new AbortController();
  let underWay: Promise<void> | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;
  let askedAt = -Infinity;

  const within = ({ least, more }: { least: number; more: number }) => least + random() * more;
  const plan = (waitMs: number) => {
    callOff?.();
    if (!closing.signal.aborted) callOff = clock.after(Math.ceil(waitMs), begin);
  };
  const begin = () => {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
  };

  async function ask(): Promise<void> {
    askedAt = clock.monotonicMs();
    try {
      const renewed = await renew(closing.signal);
      if (renewed.kind === 'renewed') {
        keep(renewed);
        log.line('renewed', {});
        failures = 0;
        plan(within(dailyMs));
        return;
      }
      if (renewed.code === 'given-up') return;
      log.line('renewal-unanswered', { outcome: renewed.code });
      rest(renewed.retryAfterMs);
    } catch (error) {
      // A full disk, say: the keys are as they were, and it is asked again.
      log.line('renewal-failed', withoutMessage(error));
      rest();
    }
  }

  function rest(retryAfterMs = 0): void {
    failures += 1;
    const most = Math.min(failedMs.longest, failedMs.first * 2 ** (failures - 1));
    plan(Math.max(retryAfterMs, most / 2 + (random() * most) / 2));
  }

  plan(within(firstMs));
  return {
    soon: () => {
      if (underWay || clock.monotonicMs() < askedAt + restMs) return;
      askedAt = clock.monotonicMs();
      plan(within(soonMs));
    },
    close: async () => {
      closing.abort();
      callOff?.();
      await underWay;
    },
  };
}
