/** How many requests each screen has under way, with a limit, since what comes in is held in memory. */
export interface InFlight {
  /** Takes a place and answers how to give it back, or `undefined` when all are taken. */
  take(screen: string): (() => void) | undefined;
  readonly total: number;
}

export function inFlight(mostPerScreen: number): InFlight {
  const counts = new Map<string, number>();
  return {
    take: (screen) => {
      const count = counts.get(screen) ?? 0;
      if (count >= mostPerScreen) return undefined;
      counts.set(screen, count + 1);
      let taken = true;
      return () => {
        if (!taken) return;
        taken = false;
        const left = (counts.get(screen) ?? 1) - 1;
        if (left === 0) counts.delete(screen);
        else counts.set(screen, left);
      };
    },
    get total() {
      let sum = 0;
      for (const count of counts.values()) sum += count;
      return sum;
    },
  };
}
