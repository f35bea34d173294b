import { Ask } from '../part/ask/ask.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ofService, resident } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';
import { WhoToAsk } from './who-to-ask.tsx';

/** Where it does not go on here: why, and who helps instead. Going back to change an answer is always possible. */
export function Stop({
  view,
  acts,
  why,
  reason,
}: PlaceProps & { why: 'declined' | 'not-eligible'; reason?: string }) {
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={{ say: resident('stop.change'), onPress: acts.back }}
      next={{ tone: 'go', say: resident('stop.leave'), onPress: acts.leave }}
    >
      <ReadOnArrival />
      <Ask
        say={resident(`stop.${why}`)}
        {...(reason !== undefined && { hint: ofService(view, `eligibility.${reason}`) })}
      />
      <WhoToAsk counter={ofService(view, 'counter')} />
    </SessionFrame>
  );
}
