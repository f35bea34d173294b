import { useEffect, useEffectEvent, useState } from 'react';

const AGAIN_MS = 1000;
const TRIES = 5;

/**
 * Fetches what a screen cannot be drawn without, once for each `wanted`, and tries again what fails. Answers the fault
 * once it has failed often, so that whoever has nothing to show can throw it: an empty glass says nothing to anybody.
 *
 * @param fetch answers how to take in what has come; aborted when something else is wanted
 */
export function usePatiently(
  fetch: (signal: AbortSignal) => Promise<() => void>,
  wanted: string,
): { fault: unknown } | undefined {
  const [failed, setFailed] = useState<{ fault: unknown }>();
  const start = useEffectEvent(fetch);

  useEffect(() => {
    const stop = new AbortController();
    void (async () => {
      for (let tries = 1; !stop.signal.aborted; tries++) {
        try {
          const takeIn = await start(stop.signal);
          if (stop.signal.aborted) return;
          setFailed(undefined);
          takeIn();
          return;
        } catch (fault) {
          if (tries === TRIES && !stop.signal.aborted) setFailed({ fault });
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
        }
      }
    })();
    return () => stop.abort();
    // It is not used in it: it says that there is something else to be fetched.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [wanted]);

  return failed;
}
