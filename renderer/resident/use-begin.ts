import { api } from '../api.ts';
import { interpret, type Trouble } from '../trouble.ts';
import { useManner } from './manner.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import { standing } from './standing.ts';
import { useVisit } from './visit.tsx';

/** Begins a service, and leads there. */
export function useBegin(): (service: string) => void {
  const { go, trouble } = useVisit();
  const { language } = useManner();
  const oneAtATime = useOneAtATime();

  async function begin(service: string): Promise<void> {
    try {
      go({ at: 'session', view: await api.session.start({ service, language }) });
    } catch (error) {
      await fail(interpret(error)).catch((again: unknown) => trouble(interpret(again)));
    }
  }

  /** A session that is open here already, say because its first answer got lost on the way, is gone on with. */
  async function fail(found: Trouble): Promise<void> {
    const begun = found.code === 'session-open' ? await standing() : undefined;
    if (begun) go(begun);
    else trouble(found);
  }

  return (service) => void oneAtATime(() => begin(service));
}
