import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { KioskEvent, KioskState } from '../core/contract.ts';
import { api } from './api.ts';
import { addHallVoices } from './speech/variety.ts';

/** What every screen may know of the kiosk it is on, and how it hears that something changed. */
export interface Kiosk {
  state: KioskState;
  /** Asks the machine again. */
  refresh(): Promise<void>;
  /** Hears of every change; answers how to stop hearing. Events are hints: what changed has to be fetched. */
  onEvent(listener: (event: KioskEvent) => void): () => void;
}

const KioskContext = createContext<Kiosk | undefined>(undefined);

const RECONNECT_MS = 1000;

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('useKiosk is for screens inside KioskProvider');
  return kiosk;
}

/** Holds the kiosk's state and the one stream of events. Shows nothing before the machine has answered once. */
export function KioskProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<KioskState>();
  const [listeners] = useState(() => new Set<(event: KioskEvent) => void>());
  const [inTurn] = useState(() => newestOf(() => api.kiosk.state()));

  const refresh = useCallback(async () => {
    const fresh = await inTurn();
    if (!fresh) return;
    // Before the state is shown: the welcome lists what can be spoken here.
    addHallVoices(fresh.voices);
    setState(fresh);
  }, [inTurn]);

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      try {
        await refresh();
      } catch {
        // There may be no other event for hours, and before the first answer the glass is empty.
        if (!stop.signal.aborted) setTimeout(() => void look(), RECONNECT_MS);
      }
    };
    void follow(stop.signal, (event) => {
      if (event.kind === 'hello' || event.kind === 'kiosk.changed') void look();
      for (const listener of listeners) listener(event);
    });
    return () => stop.abort();
  }, [listeners, refresh]);

  // Stays the same function: whoever listens would otherwise begin anew with every change of the state.
  const onEvent = useCallback<Kiosk['onEvent']>(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [listeners],
  );

  const kiosk = useMemo<Kiosk | undefined>(
    () => state && { state, refresh, onEvent },
    [onEvent, refresh, state],
  );

  return kiosk && <KioskContext value={kiosk}>{children}</KioskContext>;
}

/**
 * Answers may overtake each other, and what was asked for later knows of more: an older one in its place would stay until the next
 * event. It comes as undefined.
 */
function newestOf<Answer>(ask: () => Promise<Answer>): () => Promise<Answer | undefined> {
  let asked = 0;
  let answered = 0;
  return async () => {
    asked += 1;
    const turn = asked;
    const answer = await ask();
    if (turn < answered) return undefined;
    answered = turn;
    return answer;
  };
}

/** Reads the stream until told to stop, opening it again whenever it breaks. Every stream begins with `hello`. */
async function follow(signal: AbortSignal, hear: (event: KioskEvent) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of await api.kiosk.events(undefined, { signal })) hear(event);
    } catch {
      // A cut stream is no news: what was missed is fetched after the next hello.
    }
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
  }
}
