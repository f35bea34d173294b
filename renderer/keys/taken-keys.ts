import { useEffect, useEffectEvent } from 'react';
import type { KeyName } from './key-name.ts';

const takers: ((name: KeyName) => void)[] = [];

/** While this screen is in front the eight keys do nothing but what it says: it teaches them. */
export function useTakenKeys(take: (name: KeyName) => void): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const taker = (name: KeyName) => taken(name);
    takers.push(taker);
    return () => void takers.splice(takers.indexOf(taker), 1);
  }, []);
}

/** Who takes the keys now, if anybody does. */
export function keyTaker(): ((name: KeyName) => void) | undefined {
  return takers.at(-1);
}
