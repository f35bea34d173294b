import { useEffect } from 'react';
import { Ask } from '../part/ask/ask.tsx';
import { Rest } from '../picture/rest.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** Long enough to hear the goodbye, short enough that the next person does not land in this one's visit. */
const SHOWN_MS = 12_000;

export function Thanks() {
  const { sleep } = useVisit();

  useEffect(() => {
    const timer = setTimeout(sleep, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [sleep]);

  return (
    <ResidentFrame next={{ tone: 'go', say: resident('thanks.go'), onPress: sleep }}>
      <ReadOnArrival />
      <Ask say={resident('thanks.ask')} hint={resident('thanks.hint')} />
      <div className="scene">
        <Rest />
      </div>
    </ResidentFrame>
  );
}
