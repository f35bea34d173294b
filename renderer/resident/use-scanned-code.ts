import { useState } from 'react';
import type { ReadCode } from '../../core/code/read-code.ts';
import { useScans } from '../scan/taken-scans.ts';
import type { Visit } from './visit.tsx';

/** A code for which the screen in front had no use. */
export interface UselessCode {
  kind: ReadCode['kind'];
  times: number;
}

/**
 * What becomes of a code for which the screen in front has no use. The paper of a parked session opens it wherever nothing has
 * begun; everything else is answered by a sentence that says what it is.
 *
 * @param act what is to be shown in its place; told before that somebody is there
 */
export function useScannedCode(
  visit: Visit,
  act: { wake(): void; reopen(code: string): void; tell(): void },
): UselessCode | undefined {
  const [useless, setUseless] = useState<UselessCode>();
  useScans((code) => {
    act.wake();
    if (code.kind === 'parked' && isBeforeAll(visit)) {
      act.reopen(code.code);
      return true;
    }
    setUseless((before) => ({ kind: code.kind, times: (before?.times ?? 0) + 1 }));
    act.tell();
    return false;
  });
  return useless;
}

function isBeforeAll({ at }: Visit): boolean {
  return at === 'asleep' || at === 'welcome' || at === 'services' || at === 'reopen';
}
