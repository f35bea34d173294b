import { useEffect } from 'react';
import { api } from '../api.ts';
import { useManner } from './manner.ts';

/** Has the machine keep the manner with the session that stands open, so that it outlasts the power and being parked. */
export function useKeptManner(session: string | undefined): void {
  const { language, variety, size, theme, touch } = useManner();
  useEffect(() => {
    if (session === undefined) return;
    // Where it cannot be kept it still holds on the screen, and the next change is kept again.
    api.session.manner({ session, manner: { language, variety, size, theme, touch } }).catch(() => undefined);
  }, [session, language, variety, size, theme, touch]);
}
