import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import type { Visit } from './visit.tsx';

/**
 * Where the visit stands on this screen, by what the machine kept: after a crash, a power cut or a take-over the same
 * question is shown again. Undefined while the machine is asked.
 */
export function useFirstVisit(): Visit | undefined {
  const { state } = useKiosk();
  const [visit, setVisit] = useState<Visit>();
  // Asked once: from here on the visit itself knows where it is.
  const [{ session, slip }] = useState(state);

  useEffect(() => {
    find(session, slip).then(setVisit, () => setVisit({ at: 'asleep' }));
  }, [session, slip]);

  return visit;
}

async function find(session: string | null, slip: string | null): Promise<Visit> {
  if (session !== null) return { at: 'session', view: await api.session.view({ session }) };
  if (slip !== null) return { at: 'slip', slip: await api.submission.slip({ submission: slip }) };
  return { at: 'asleep' };
}
