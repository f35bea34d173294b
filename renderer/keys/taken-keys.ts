import { useEffect, useEffectEvent } from 'react';
import type { KeypadKey } from '../../core/hard-key.ts';

const takers: ((name: KeypadKey) => void)[] = [];

/** While this screen is in front the eight keys do nothing but what it says: it teaches them. */
export function useTakenKeys(take: (name: KeypadKey) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const taker = (name: KeypadKey) => taken(name);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, []);
}

/** Who takes the keys now, if anybody does. */
export function keyTaker(): ((name: KeypadKey) => void) | undefined {
  return takers.at(-1);
}
