import { useState } from 'react';
import { api } from '../api.ts';
import { usePatiently } from '../use-patiently.ts';
import { resetManner } from './manner.ts';
import { standing } from './standing.ts';
import type { Visit } from './visit.tsx';

/**
 * Where the visit stands on this screen, by what the machine kept: after a crash, a power cut or a take-over the same
 * question is shown again. Undefined while the machine is asked.
 */
export function useFirstVisit(): Visit | undefined {
  const [visit, setVisit] = useState<Visit>();
  // Asked once: from here on the visit itself knows where it is.
  const failed = usePatiently(async () => {
    const found = await standing();
    if (!found) {
      // Whoever was here has gone: what stands here now is for the next person.
      resetManner();
      await api.visit.end();
    }
    return () => setVisit(found ?? { at: 'asleep' });
  }, 'first');
  if (failed) throw failed.fault;
  return visit;
}
