import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { ParkIcon, StopIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import type { SessionActs } from './session.ts';
import { useVisit } from './visit.tsx';

/** Erasing is the one thing that cannot be undone, so it is asked for twice, with the ways that lose nothing beside it. */
export function Leave({ acts }: { acts: SessionActs }) {
  const { open } = useVisit();
  const stay = () => open(undefined);
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: stay }}
      next={{ tone: 'go', say: resident('leave.no'), onPress: stay }}
    >
      <ReadOnArrival />
      <Ask say={resident('leave.ask')} hint={resident('leave.hint')} />
      <div className="help-keys">
        <Key icon={<ParkIcon />} say={resident('help.later')} onPress={() => void acts.park(false)} />
        <Key icon={<StopIcon />} say={resident('leave.yes')} onPress={acts.erase} />
      </div>
    </ResidentFrame>
  );
}
