import { inUse, useInUse } from '../keys/in-use.ts';
import { ofKeys } from '../keys/say.ts';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { EyeIcon, EyeShutIcon } from '../picture/icon.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/**
 * Whether anything is shown. Asked of those who use the keys, and the first thing that they choose with them: that, and
 * whether what they find by ear is said aloud here where it is about them.
 */
export function BlankScreen() {
  const { open } = useVisit();
  const { blank, keys } = useInUse();
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => open(undefined) }}
      next={{ tone: 'go', say: resident('manner.done'), onPress: () => open(undefined) }}
    >
      <ReadOnArrival />
      <Ask say={ofKeys('blank.ask')} hint={ofKeys('blank.hint')} />
      <ChoiceGrid
        choices={[
          { value: 'light', say: ofKeys('blank.light'), picture: <EyeIcon className="picture" /> },
          { value: 'dark', say: ofKeys('blank.dark'), picture: <EyeShutIcon className="picture" /> },
        ]}
        chosen={[blank ? 'dark' : 'light']}
        onPress={(value) => inUse.change({ blank: value === 'dark' })}
      />
      {/* A question answered on a keyboard has no room to ask it, and its keys would have nothing to say until then. */}
      {keys && <AskAloud once />}
    </ResidentFrame>
  );
}
