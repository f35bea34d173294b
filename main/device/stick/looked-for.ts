import type { OpenSticks } from './port.ts';

/** Nothing tells of a mount without fail, so it is looked at. */
const LOOK_MS = 1000;

/** Sticks that are found by looking, again and again. A look that never ends, at a stick that is dying, holds up nothing else. */
export function lookedFor(look: () => Promise<readonly string[]>, everyMs = LOOK_MS): OpenSticks {
  return (changed) => {
    let roots: readonly string[] = [];
    let isLooking = false;
    const lookOnce = async () => {
      if (isLooking) return;
      isLooking = true;
      const now = await look().catch(() => []);
      isLooking = false;
      if (now.length === roots.length && now.every((root, index) => root === roots[index])) return;
      roots = now;
      changed();
    };
    const timer = setInterval(() => void lookOnce(), everyMs);
    void lookOnce();
    return { roots: () => roots, close: () => clearInterval(timer) };
  };
}
