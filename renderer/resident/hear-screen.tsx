import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { EyeIcon, ListenIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { changeManner } from './manner.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/**
 * Headphones went in: whether a touch shall say first what it has come to. Answered by somebody who does not see where:
 * nearly all of the glass is yes, and touches say first already, so that nothing is chosen that was not said.
 */
export function HearScreen() {
  const { open } = useVisit();
  const answer = (touch: 'acts' | 'says') => {
    changeManner({ touch });
    open(undefined);
  };
  return (
    <ResidentFrame
      next={{ tone: 'go', say: resident('hear.no'), icon: <EyeIcon />, onPress: () => answer('acts') }}
    >
      <ReadOnArrival />
      <Ask say={resident('hear.ask')} hint={resident('hear.hint')} small />
      <Key
        className="hear-anywhere"
        size="large"
        icon={<ListenIcon />}
        say={resident('hear.yes')}
        does={[resident('hear.does')]}
        onPress={() => answer('says')}
      />
    </ResidentFrame>
  );
}
