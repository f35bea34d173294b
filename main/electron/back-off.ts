const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the screen is loaded again: at once the first time, because somebody stands in front of it;
 * then 500 ms, doubled each time up to 30 s, because a screen that crashes on arrival would otherwise take the whole
 * computer with it.
 */
export function backOff(): { next(): number; reset(): void } {
  let times = 0;
  return {
    next: () => {
      const wait = times === 0 ? 0 : Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS);
      times += 1;
      return wait;
    },
    reset: () => {
      times = 0;
    },
  };
}
