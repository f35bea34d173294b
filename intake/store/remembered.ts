export interface Remembered<Value> {
  get(key: string): Promise<Value | undefined>;
  /** Everything is asked anew from now on: for whoever changes what was asked for. */
  forget(): void;
}

/**
 * Answers for a while what it has been answered before. What is not there is never remembered, so that it is found as soon
 * as it is.
 *
 * @param forMs how long a change may go unseen
 * @param atMost so many, the oldest go first: a province's kiosks shall not pile up in memory
 */
export function remembered<Value>(
  ask: (key: string) => Promise<Value | undefined>,
  { forMs, atMost, monotonicMs }: { forMs: number; atMost: number; monotonicMs: () => number },
): Remembered<Value> {
  let known = new Map<string, { value: Value; until: number }>();
  return {
    get: async (key) => {
      const before = known;
      const found = known.get(key);
      if (found && monotonicMs() < found.until) return found.value;
      known.delete(key);
      const value = await ask(key);
      // What was forgotten while it was asked for may be another by now.
      if (value === undefined || known !== before) return value;
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= atMost) known.delete(oldest);
      known.set(key, { value, until: monotonicMs() + forMs });
      return value;
    },
    forget: () => {
      known = new Map();
    },
  };
}
