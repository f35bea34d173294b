/**
 * What to try next, and when. Pure: time is a reading of a clock that only ever runs forward, never the time of day,
 * so a kiosk whose clock jumps by ten years sends neither never nor all at once.
 *
 * When an attempt comes to nothing there is no telling whether the road is broken or the submission is. So:
 * - after each failure the whole road rests, longer each time (full jitter, at most 300 s), and then something that
 *   failed less often goes first: one bad submission is passed by;
 * - an answer proves the road good: the rest ends, and what failed meanwhile is tried at once;
 * - so does part of an attachment that was taken, though it says nothing of what else failed: a large one over a line that
 *   breaks again and again goes on soon each time;
 * - what fails again although the road was proven good in between rests by itself, longer each time.
 * Among equals small things go first.
 */
export interface Waiting {
  readonly submission: string;
  readonly bytes: number;
  readonly at: number;
}

export type Next = { readonly submission: string } | { readonly waitMs: number } | undefined;

export interface Schedule {
  next(waiting: readonly Waiting[], now: number): Next;
  failed(submission: string, now: number, retryAfterMs: number | undefined): void;
  answered(submission: string, now: number): void;
  /** It has its answer by another road, which tells nothing of this one. */
  forget(submission: string): void;
  /** Part of what is under way was taken: the road was good a moment ago. */
  moved(): void;
  /** Something new wants to go: the road is tried at once, unless the intake itself asked for a rest. */
  hurry(): void;
  /** Forgets every failure: everything may be tried now. */
  startOver(): void;
  /** How long the intake itself asked for a rest. */
  heldMs(now: number): number;
  /** How long until this one is tried, as things stand. */
  restMs(submission: string, now: number): number;
}

const firstMs = 2_000;
const longestMs = 300_000;

interface Failing {
  /** Since an answer last proved the road good. */
  failures: number;
  /** How often an answer to another showed that the road was not to blame. */
  blamed: number;
  due: number;
}

export function createSchedule(random: () => number): Schedule {
  const failing = new Map<string, Failing>();
  let road = { failures: 0, due: -Infinity, heldUntil: -Infinity };

  const jitter = (failures: number) =>
    random() * Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20));
  const rank = (submission: string) => failing.get(submission) ?? { failures: 0, blamed: 0, due: -Infinity };
  const roadDue = () => Math.max(road.due, road.heldUntil);
  const dueOf = (submission: string) => Math.max(roadDue(), rank(submission).due);

  return {
    next: (waiting, now) => {
      if (waiting.length === 0) return undefined;
      const ready = waiting.filter(({ submission }) => dueOf(submission) <= now);
      if (ready.length === 0) {
        return { waitMs: Math.min(...waiting.map(({ submission }) => dueOf(submission))) - now };
      }
      const [first] = ready.sort((a, b) => {
        const [left, right] = [rank(a.submission), rank(b.submission)];
        return (
          left.failures - right.failures || left.blamed - right.blamed || a.bytes - b.bytes || a.at - b.at
        );
      });
      return first && { submission: first.submission };
    },

    failed: (submission, now, retryAfterMs) => {
      const { failures, blamed } = rank(submission);
      failing.set(submission, { failures: failures + 1, blamed, due: now + jitter(failures + blamed + 1) });
      road.failures += 1;
      road.due = now + jitter(road.failures);
      if (retryAfterMs !== undefined) road.heldUntil = now + retryAfterMs;
    },

    answered: (submission, now) => {
      failing.delete(submission);
      road = { failures: 0, due: now, heldUntil: -Infinity };
      for (const [other, { failures, blamed }] of failing) {
        if (failures === 0) continue;
        failing.set(other, {
          failures: 0,
          blamed: blamed + 1,
          due: blamed === 0 ? now : now + jitter(blamed + 1),
        });
      }
    },

    forget: (submission) => {
      failing.delete(submission);
    },

    moved: () => {
      road = { ...road, failures: 0, due: -Infinity };
      for (const [submission, its] of failing) failing.set(submission, { ...its, failures: 0 });
    },

    hurry: () => {
      road.due = -Infinity;
    },

    startOver: () => {
      failing.clear();
      road = { failures: 0, due: -Infinity, heldUntil: -Infinity };
    },

    heldMs: (now) => Math.max(0, road.heldUntil - now),
    restMs: (submission, now) => Math.max(0, dueOf(submission) - now),
  };
}
