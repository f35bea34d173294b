import { useSyncExternalStore } from 'react';
import { heldValue } from '../held-value.ts';
import { sound } from '../speech/sound.ts';

/** Sooner than this nobody asks whether anything is happening. */
const NOTICED_MS = 1000;
/** How often it is heard that it is still being worked on. */
const AGAIN_MS = 2500;

const waiting = heldValue(false);

/** Does what was asked for; when it takes longer than a moment, says so by a sound and to whoever shows it. */
export async function whileWaiting(work: () => Promise<void>): Promise<void> {
  let again: ReturnType<typeof setInterval> | undefined;
  const noticed = setTimeout(() => {
    waiting.set(true);
    sound('waiting');
    again = setInterval(() => sound('waiting'), AGAIN_MS);
  }, NOTICED_MS);
  try {
    await work();
  } finally {
    clearTimeout(noticed);
    clearInterval(again);
    if (waiting.get()) waiting.set(false);
  }
}

/** Whether the machine is taking its time over what the resident asked for last. */
export function useWaiting(): boolean {
  return useSyncExternalStore(waiting.subscribe, waiting.get);
}
