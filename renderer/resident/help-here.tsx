import { Ask } from '../part/ask/ask.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { Spoken } from '../speech/spoken.tsx';
import type { Saying } from '../text/saying.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';

/** What the service says to whoever does not know what to answer here, and at which counter somebody knows. */
export function HelpHere({
  help,
  counter,
  onBack,
  onMore,
}: {
  help: Saying;
  counter: Saying;
  onBack: () => void;
  onMore: () => void;
}) {
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: onBack }}
      next={{ tone: 'go', say: resident('help.more'), onPress: onMore }}
    >
      <ReadOnArrival />
      <Ask say={resident('help.here')} hint={help} />
      <Spoken say={counter} as="p" className="help-counter" />
    </ResidentFrame>
  );
}
