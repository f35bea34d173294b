/** One round of a fault: what was done to whom, and everything that was wrong afterwards. */
export interface Round {
  /** A line each; none where nothing was lost, doubled or shown to somebody else. */
  readonly faults: readonly string[];
  /** What was tried, counted, by its name in the summary. */
  readonly tried: Readonly<Record<string, number>>;
}

export interface Fault {
  /** As it is called on the command line. */
  readonly name: string;
  /** What is done, in a sentence. */
  readonly does: string;
  /** Left out where there is no Electron, or no display. */
  readonly needs?: 'electron';
  /**
   * Prepares what its rounds have in common and answers one round after the other, each from a seed of its own.
   *
   * @param seed of the whole run
   */
  begin(seed: number): Promise<{
    /** @param place in the run, from 0: for what is tried in turn and not drawn */
    round(random: () => number, place: number): Promise<Round>;
    /** Takes everything down, and says what can be judged only then. */
    end(): Promise<Round>;
  }>;
}
