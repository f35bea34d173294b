import { useRef } from 'react';
import { whileWaiting } from './waiting.ts';

/** One act at a time: what is pressed while the machine works was meant for the screen that is going away. */
export function useOneAtATime(): (work: () => Promise<void>) => Promise<void> {
  const working = useRef(false);
  return async (work) => {
    if (working.current) return;
    working.current = true;
    try {
      await whileWaiting(work);
    } finally {
      working.current = false;
    }
  };
}
