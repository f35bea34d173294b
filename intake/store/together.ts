/** How much of it goes at once. */
export interface TogetherLimits {
  /** Runs that are under way at the same time. */
  readonly runs: number;
  /** Of one run. */
  readonly items: number;
  /** Of one run; a single item may be heavier. */
  readonly weight: number;
}

/**
 * Does together what comes while the runs before it are under way: so what costs the same for one as for many, a way to
 * the database and a flush of its disk, is paid once for all of them, and whoever comes alone still waits for nobody.
 *
 * @param run answers for each of its items, in their order
 * @param isOfOne true where a failure says that something is wrong with an item. Then each is tried alone, so that it does
 *   not fall on those that came at the same moment. Any other failure is everybody's.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  {
    weightOf,
    isOfOne,
    limits,
  }: {
    weightOf: (item: Item) => number;
    isOfOne: (error: unknown) => boolean;
    limits: TogetherLimits;
  },
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (reason: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let running = 0;

  function begin(): void {
    while (running < limits.runs && waiting.length > 0) {
      const these = waiting.splice(0, fitting());
      running += 1;
      void settle(these).finally(() => {
        running -= 1;
        begin();
      });
    }
  }

  function fitting(): number {
    let weight = 0;
    const over = waiting.findIndex(({ item }, at) => {
      weight += weightOf(item);
      return at >= limits.items || (at > 0 && weight > limits.weight);
    });
    return over < 0 ? waiting.length : over;
  }

  async function settle(these: readonly Waiting[]): Promise<void> {
    try {
      const results = await run(these.map(({ item }) => item));
      for (const [at, result] of results.entries()) these[at]?.resolve(result);
    } catch (error) {
      if (these.length > 1 && isOfOne(error)) for (const one of these) await settle([one]);
      else for (const { reject } of these) reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      begin();
    });
}
