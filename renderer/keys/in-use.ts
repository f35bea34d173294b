import { useSyncExternalStore } from 'react';
import { allPaces, type Pace } from './pace.ts';

/** How the person in front of the kiosk reaches what is on it. Nothing of it is left for the next. */
export interface InUse {
  /** The eight keys were pressed and are known by now. */
  keys: boolean;
  /** Two switches are used, and the ring goes from group to group. */
  scans: boolean;
  pace: Pace;
  /** Nothing is shown, all is spoken. */
  blank: boolean;
}

const AS_FOUND: InUse = { keys: false, scans: false, pace: 'own', blank: false };

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
    const { keys, scans, pace, blank } = now;
    sessionStorage.setItem(
      STORED_AS,
      [keys && 'keys', scans && 'scans', pace, blank && 'blank'].filter(Boolean).join(' '),
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

/** The ring around what is stood on is drawn by it: with keys in use a text has one too. */
function show(): void {
  document.documentElement.toggleAttribute('data-keys', now.keys);
}

function stored(): InUse {
  const kept = sessionStorage.getItem(STORED_AS)?.split(' ') ?? [];
  return {
    keys: kept.includes('keys'),
    scans: kept.includes('scans'),
    pace: allPaces.find((pace) => kept.includes(pace)) ?? AS_FOUND.pace,
    blank: kept.includes('blank'),
  };
}
