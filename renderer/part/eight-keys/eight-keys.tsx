import { type KeypadKey, keypadKeys } from '../../../core/hard-key.ts';
import { ofKeys } from '../../keys/say.ts';
import { BackIcon, CheckIcon, DownIcon, ListenIcon, NextIcon, UpIcon } from '../../picture/icon.tsx';
import { ClerkStill } from '../../picture/clerk.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useFit } from '../pages/fit.ts';
import './eight-keys.css';

const signs: Readonly<Record<KeypadKey, React.ReactNode>> = {
  up: <UpIcon />,
  down: <DownIcon />,
  left: <BackIcon />,
  right: <NextIcon />,
  select: <CheckIcon />,
  back: <BackIcon />,
  listen: <ListenIcon />,
  help: <ClerkStill />,
};

/** Where a key has no room for both, its word matters more than its sign; and its sign alone is better than half a word. */
const WAYS = ['both', 'words', 'signs'] as const;

/** The keypad that lies before the glass, drawn as it lies there: nothing on the screen to press. */
export function EightKeys({ now }: { now: KeypadKey | undefined }) {
  const { box, candidate } = useFit<HTMLDivElement>(WAYS.length, keysHold, 'eight-keys');
  return (
    <div className="eight-keys">
      <div className="eight-keys-pad" data-shows={WAYS[candidate]} ref={box}>
        {keypadKeys.map((name) => (
          <div key={name} className="eight-keys-key" data-key={name} data-now={name === now}>
            {signs[name]}
            <Spoken say={ofKeys(`name.${name}`)} quiet />
          </div>
        ))}
      </div>
      {/* Said when it is pressed, also the same one again, and so not because it appears. */}
      <Spoken
        as="p"
        className="eight-keys-does"
        say={ofKeys(now === undefined ? 'lesson.try' : `does.${now}`)}
        quiet
      />
    </div>
  );
}

function keysHold(pad: HTMLElement): boolean {
  return [...pad.children].every((key) => key.scrollWidth <= key.clientWidth + 1);
}
