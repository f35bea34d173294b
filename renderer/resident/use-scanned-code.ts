import { useState } from 'react';
import type { ReadCode } from '../../core/code/read-code.ts';
import { useScans } from '../scan/taken-scans.ts';
import type { Visit } from './visit.tsx';

/** A code for which the screen in front had no use. */
export interface UselessCode {
  kind: ReadCode['kind'] | 'slip-elsewhere';
  times: number;
}

/**
 * What becomes of a code for which the screen in front has no use. The paper of a parked session opens it wherever nothing has
 * begun, a slip of this kiosk shows how it stands; everything else is answered by a sentence that says what it is.
 *
 * @param kiosk the id of this one
 * @param act what is to be shown in its place; told before that somebody is there
 */
export function useScannedCode(
  visit: Visit,
  kiosk: string,
  act: { wake(): void; reopen(number: string): void; tell(): void },
): UselessCode | undefined {
  const [useless, setUseless] = useState<UselessCode>();
  useScans((code) => {
    act.wake();
    if (code.kind === 'parked' && isBeforeAll(visit)) {
      act.reopen(code.code);
      return true;
    }
    const isElsewhere = code.kind === 'slip' && code.kiosk !== kiosk;
    if (code.kind === 'slip' && !isElsewhere && isBeforeAll(visit)) {
      act.reopen(code.number);
      return true;
    }
    const kind = isElsewhere ? 'slip-elsewhere' : code.kind;
    setUseless((before) => ({ kind, times: (before?.times ?? 0) + 1 }));
    act.tell();
    return false;
  });
  return useless;
}

function isBeforeAll({ at }: Visit): boolean {
  return ['asleep', 'welcome', 'services', 'reopen'].includes(at);
}
