import type { AuditLog } from '../log/audit-log.ts';
import type { WrongAttemptTable } from '../store/wrong-attempt.ts';
import { good, refused, type Result } from './result.ts';

/** Numbers that somebody types to get at something of theirs: the code of a parked case, the number of a slip. */
export interface CountedTries {
  /** Looks it up, unless too many were wrong of late. One that finds nothing is wrong, and counted across restarts. */
  try<Found>(look: () => Promise<Found | undefined>): Promise<Result<Found, 'unknown' | 'wait'>>;
}

/** One count for the whole kiosk and for every kind of number: whoever guesses does not say whose is meant. */
const counter = 'parking-code';

export function countedTries(attempts: WrongAttemptTable, now: () => number, audit: AuditLog): CountedTries {
  const one = async <Found>(look: () => Promise<Found | undefined>) => {
    const waitMs = attempts.waitMs(counter, now());
    if (waitMs > 0) return refused('wait', { seconds: Math.ceil(waitMs / 1000) });
    const found = await look();
    // A right one is neither counted nor clears the count: whoever has a number of their own could guess at others' for
    // ever between two right ones.
    if (found !== undefined) return good(found);
    // On the disk before it is said. Counted before it is looked up, a right one would be a wrong one where the power
    // fails in between, and a hall with bad power would make those wait who mistyped nothing.
    attempts.countWrong(counter, now());
    audit.enter('code-wrong', {});
    return refused('unknown');
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    // One after the other: of many at once, each must have seen whether those before it were wrong.
    try: (look) => {
      const turn = before.then(() => one(look));
      before = turn.catch(() => undefined);
      return turn;
    },
  };
}
