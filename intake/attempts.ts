/** Counts wrong tries, of codes and of tokens, so that nobody guesses. */
export interface Attempts {
  /** Seconds until another try is allowed, 0 when it is now. */
  waitSeconds(from: string): number;
  countWrong(from: string): void;
}

const windowMs = 600_000;

/** So many wrong tries within ten minutes from one address, and ten times as many from all together. */
export function createAttempts(now: () => number, allowed: number): Attempts {
  let wrong: { from: string; at: number }[] = [];
  return {
    waitSeconds: (from) => {
      wrong = wrong.filter(({ at }) => at > now() - windowMs);
      const own = wrong.filter((attempt) => attempt.from === from);
      const oldest = own.length >= allowed ? own[0] : wrong.length >= allowed * 10 ? wrong[0] : undefined;
      return oldest ? Math.max(1, Math.ceil((oldest.at + windowMs - now()) / 1000)) : 0;
    },
    countWrong: (from) => {
      wrong.push({ from, at: now() });
    },
  };
}
