import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { StopIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import type { SessionActs } from './session.ts';
import { useVisit } from './visit.tsx';

/** Clearing everything is the one thing that cannot be undone, so it is asked for twice. */
export function Leave({ acts }: { acts: SessionActs }) {
  const { open } = useVisit();
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => open('help') }}
      next={{ tone: 'go', say: resident('leave.no'), onPress: () => open(undefined) }}
    >
      <ReadOnArrival />
      <Ask say={resident('leave.ask')} hint={resident('leave.hint')} />
      <Key icon={<StopIcon />} say={resident('leave.yes')} onPress={() => void acts.leave()} />
    </ResidentFrame>
  );
}
