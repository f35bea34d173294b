/**
 * One line of what `npm run bench` prints: a figure of ours set against another one of the same run, so that the
 * ratio means the same on a slow computer as on a fast one.
 *
 * A file of this folder exports `measure(options: MeasureOptions): Promise<Row[]>`; tools/bench.mjs runs each in a
 * process of its own.
 */
export type Row = {
  /** What was measured, in words for a reader of the README. */
  what: string;
  /** The figures that `value` was made from, with their units in the names: `{ 'ours p99 ms': 0.41 }`. */
  measured: Record<string, number>;
  /** What the budget is about: a ratio, or milliseconds, kilobytes, percent, percentage points or a count where `unit` says so. */
  value: number;
  unit: 'times' | 'ms' | 'kB' | '%' | 'points' | 'requests' | 'submissions';
  budget: { atMost: number } | { atLeast: number };
};

export type MeasureOptions = {
  /** Fewer rounds: enough to see that the measurement works, not to quote its figures. */
  quick: boolean;
};
