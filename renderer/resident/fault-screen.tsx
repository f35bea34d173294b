import { useEffect } from 'react';
import { api } from '../api.ts';
import { inUse } from '../keys/in-use.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useKiosk } from '../kiosk.tsx';
import { Frame } from '../part/frame/frame.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { listen } from '../speech/use-speaker.ts';
import { literal, resident } from './say.ts';
import { WhoToAsk } from './who-to-ask.tsx';

const RELOAD_AFTER_MS = 60_000;
/** Set from a reload that nobody asked for until the next touch. */
const UNTOUCHED = 'reloaded-untouched';

/**
 * A screen of ours failed. The key loads the page anew, and so does time, since nobody may be there: the machine knows
 * where the session stood, and the same question is asked again.
 */
export function FaultScreen({ reference }: { reference: string }) {
  const { state } = useKiosk();
  useKeys(state.keys, (kind) => inUse.change({ [kind]: true }));

  useEffect(() => {
    const timer = setTimeout(() => void reloadUntouched(), RELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <Frame
      where={literal(state.hall.name)}
      demo={state.demo}
      // Whom to ask stands on the sheet already, and is said again.
      help={{ say: resident('foot.help'), onPress: listen }}
      back={undefined}
      next={{ tone: 'go', say: resident('trouble.again'), onPress: () => location.reload() }}
    >
      <ReadOnArrival />
      <Mistake say={resident('trouble.fault')} hint={resident('trouble.fault-hint', { reference })} />
      <WhoToAsk />
    </Frame>
  );
}

/** Counts a touch on any screen, so that a fault of much later is not taken for the same one. */
export function noticeTouches(): void {
  for (const kind of ['pointerdown', 'keydown'] as const)
    window.addEventListener(kind, () => sessionStorage.removeItem(UNTOUCHED), { capture: true });
}

async function reloadUntouched(): Promise<void> {
  if (sessionStorage.getItem(UNTOUCHED) !== null) await putAway().catch(() => undefined);
  sessionStorage.setItem(UNTOUCHED, 'yes');
  location.reload();
}

/** It failed again with nobody there: a session whose own screen fails would keep everybody else from the kiosk. */
async function putAway(): Promise<void> {
  const { session } = await api.kiosk.state();
  if (session !== null) await api.session.park({ session, silently: true });
}
