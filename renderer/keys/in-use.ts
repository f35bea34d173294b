import { useSyncExternalStore } from 'react';
import { allPaces, type Pace } from './pace.ts';

/** How the person in front of the kiosk reaches what is on it. Nothing of it is left for the next. */
export interface InUse {
  /** The eight keys were pressed and are known by now. */
  keys: boolean;
  /** Two switches are used, and the ring goes from group to group. */
  scans: boolean;
  pace: Pace;
  /** Everything that can be touched has come down to where somebody who sits can reach it. */
  low: boolean;
  /** Nothing is shown, all is spoken. */
  blank: boolean;
}

const AS_FOUND: InUse = { keys: false, scans: false, pace: 'own', low: false, blank: false };

/** Outlives a screen that crashed and was loaded again in the middle of a session, as the manner does. */
const STORED_AS = 'keys';

const listeners = new Set<() => void>();
let now = stored();
show();

export const inUse: {
  get: () => InUse;
  change: (change: Partial<InUse>) => void;
  reset: () => void;
} = {
  get: () => now,
  change(change) {
    now = { ...now, ...change };
    const { keys, scans, pace, low, blank } = now;
    sessionStorage.setItem(
      STORED_AS,
      [keys && 'keys', scans && 'scans', pace, low && 'low', blank && 'blank'].filter(Boolean).join(' '),
    );
    show();
    for (const listener of listeners) listener();
  },
  reset() {
    inUse.change(AS_FOUND);
    sessionStorage.removeItem(STORED_AS);
  },
};

export function useInUse(): InUse {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, inUse.get);
}

/** The style sheets read it: with keys in use a text has a ring too, and low is a layout. */
function show(): void {
  document.documentElement.toggleAttribute('data-keys', now.keys);
  document.documentElement.toggleAttribute('data-low', now.low);
}

function stored(): InUse {
  const kept = sessionStorage.getItem(STORED_AS)?.split(' ') ?? [];
  return {
    keys: kept.includes('keys'),
    scans: kept.includes('scans'),
    pace: allPaces.find((pace) => kept.includes(pace)) ?? AS_FOUND.pace,
    low: kept.includes('low'),
    blank: kept.includes('blank'),
  };
}
