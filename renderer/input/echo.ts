import { useSyncExternalStore } from 'react';
import { aloudHere } from '../speech/aloud-here.ts';
import { sayOne } from '../speech/speech.ts';
import type { Saying } from '../text/saying.ts';

/**
 * Says what was pressed. What is personal is said only where the resident allowed it: otherwise the sound that answers
 * every touch has to do, because others may hear.
 */
export function useEcho(personal: boolean): (pressed: Saying) => void {
  const allowed = useSyncExternalStore(aloudHere.subscribe, aloudHere.get);
  return (pressed) => {
    if (!personal || allowed === true) sayOne(pressed);
  };
}
