import { Ask } from '../part/ask/ask.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { MannerChoices } from './manner-choices.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useTurning } from './turning.ts';
import { useVisit } from './visit.tsx';

/** The welcome's choices, in the middle of anything. */
export function MannerScreen() {
  const { open } = useVisit();
  const turning = useTurning();
  return (
    <ResidentFrame
      asksLow
      back={turning.back({ say: resident('foot.back'), onPress: () => open('help') })}
      next={turning.next({ tone: 'go', say: resident('manner.done'), onPress: () => open(undefined) })}
    >
      <ReadOnArrival />
      <Ask say={resident('manner.ask')} hint={resident('manner.hint')} small />
      <MannerChoices turn={turning.turn} />
    </ResidentFrame>
  );
}
