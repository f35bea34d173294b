import { Ask } from '../part/ask/ask.tsx';
import { StopIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { MannerChoices } from './manner-choices.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** "How shall I speak to you?" is asked first, because everything after it is said in the answer. */
export function Welcome() {
  const { go, sleep } = useVisit();
  return (
    <ResidentFrame
      asksLow
      back={{ say: resident('welcome.leave'), icon: <StopIcon />, onPress: sleep }}
      next={{ tone: 'go', say: resident('welcome.start'), onPress: () => go({ at: 'services' }) }}
    >
      <ReadOnArrival />
      <Ask say={resident('welcome.ask')} hint={resident('welcome.hint')} />
      <MannerChoices />
    </ResidentFrame>
  );
}
