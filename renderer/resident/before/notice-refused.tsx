import { Ask } from '../../part/ask/ask.tsx';
import { ReadOnArrival } from '../../speech/read-on-arrival.tsx';
import { ofService, resident } from '../say.ts';
import { SessionFrame } from '../session-frame.tsx';
import type { PlaceProps } from '../session-place.tsx';
import { WhoToAsk } from '../who-to-ask.tsx';

/** Refused, and no dead end: who at the counter helps instead. */
export function NoticeRefused({ view, acts, onBack }: PlaceProps & { onBack: () => void }) {
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={{ say: resident('foot.back'), onPress: onBack }}
      next={{ tone: 'go', say: resident('stop.leave'), onPress: acts.leave }}
    >
      <ReadOnArrival />
      <Ask say={resident('refused.ask')} hint={ofService(view, 'notice.refuse')} />
      <WhoToAsk counter={ofService(view, 'counter')} />
    </SessionFrame>
  );
}
