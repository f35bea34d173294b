import { useInUse } from '../keys/in-use.ts';
import { ofKeys } from '../keys/say.ts';
import { Key } from '../part/key/key.tsx';
import { SizeKeys } from '../part/level/size-keys.tsx';
import { SpeedKeys } from '../part/level/speed-keys.tsx';
import { ThemeKeys } from '../part/level/theme-keys.tsx';
import { TouchKeys } from '../part/level/touch-keys.tsx';
import { VarietyCards } from '../part/level/variety-cards.tsx';
import { WritingKeys } from '../part/level/writing-keys.tsx';
import { Pages, type PagesProps } from '../part/pages/pages.tsx';
import { EyeIcon, NextIcon } from '../picture/icon.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { useLook } from '../style/look.ts';
import { changeManner, chooseVariety, touches, useManner } from './manner.ts';
import { useVisit } from './visit.tsx';

/**
 * Speech and how it is written, text size and colours, all at once, each taking effect at the touch.
 *
 * @param turn of a screen that turns them with its Next: there is room then for the speed, for what a touch does, and for
 *   whether answers are read aloud, which nobody is asked who has not answered anything
 */
export function MannerChoices({ turn }: { turn?: PagesProps['turn'] }) {
  const { language, variety, size, theme, touch } = useManner();
  const { keys, scans } = useInUse();
  // There is no room for it on the smallest panel, and it is asked at every personal question too.
  const hasRoom = useLook().panel !== '12';
  const choices = [
    ...(turn && (keys || scans) ? [{ id: 'keys', node: <OfKeys scans={scans} /> }] : []),
    {
      id: 'variety',
      node: (
        <VarietyCards value={variety} onChange={chooseVariety}>
          <WritingKeys
            variety={variety}
            value={language}
            onChange={(written) => changeManner({ language: written })}
          />
        </VarietyCards>
      ),
    },
    { id: 'size', node: <SizeKeys value={size} onChange={(to) => changeManner({ size: to })} /> },
    { id: 'theme', node: <ThemeKeys value={theme} onChange={(to) => changeManner({ theme: to })} /> },
    ...(turn && hasRoom ? [{ id: 'aloud', node: <AskAloud /> }] : []),
    ...(turn
      ? [
          { id: 'speed', node: <SpeedKeys /> },
          {
            id: 'touch',
            node: <TouchKeys all={touches} value={touch} onChange={(to) => changeManner({ touch: to })} />,
          },
        ]
      : []),
  ];
  return <Pages items={choices} of={`${variety} ${language}`} spread {...(turn && { turn })} />;
}

/** What only those have who use the switches or the eight keys: the pace of the ring, a dark screen. */
function OfKeys({ scans }: { scans: boolean }) {
  const { open } = useVisit();
  return scans ? (
    <Key icon={<NextIcon />} say={ofKeys('scan.change')} onPress={() => open('scans')} />
  ) : (
    <Key icon={<EyeIcon />} say={ofKeys('blank.change')} onPress={() => open('blank')} />
  );
}
