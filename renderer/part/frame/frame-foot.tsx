import { ClerkStill } from '../../picture/clerk.tsx';
import { BackIcon, SitIcon } from '../../picture/icon.tsx';
import { identityOf } from '../../speech/spoken-text.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { Key } from '../key/key.tsx';
import { keysFit } from '../key/room-for-words.ts';
import { useFit } from '../pages/fit.ts';
import type { FrameProps } from './frame.tsx';
import { holdsWords, NextKey, wordings } from './next-key.tsx';
import { part } from '../say.ts';

/** Help, the way back and the way on. */
export function FrameFoot({
  help,
  back,
  next,
  low,
  sign,
}: Pick<FrameProps, 'help' | 'back' | 'next' | 'low'> & {
  /** What everything on the screen is for, where it is not for good. */
  sign: 'practice' | 'demo' | undefined;
}) {
  const { box, candidate } = useFit<HTMLElement>(
    footWordings.length,
    footFits,
    [help.say, back?.say, next?.say].map((say) => say && identityOf(say)).join('|') + next?.tone,
  );
  const { keys, next: wording } = footWordings[candidate] ?? tersest;
  return (
    <footer className="frame-foot" ref={box} data-keys={keys}>
      <Key className="frame-help" say={help.say} onPress={help.onPress} icon={help.icon ?? <ClerkStill />} />
      {back && (
        <Key className="frame-back" say={back.say} onPress={back.onPress} icon={back.icon ?? <BackIcon />} />
      )}
      {low && (
        <Key
          className="frame-sit"
          size="stacked"
          say={part('frame.sit')}
          icon={<SitIcon />}
          pressed={low.on}
          onPress={low.onPress}
        />
      )}
      {sign && <Spoken say={part(`frame.${sign}`)} className="frame-sign" quiet />}
      {next && <NextKey {...next} wording={wording} />}
    </footer>
  );
}

/** Next says less and less large what it says, and only then do the other keys leave it their words' room. */
const footWordings = (['words', 'pictures'] as const).flatMap((keys) =>
  wordings.map((next) => ({ keys, next })),
);
const tersest = { keys: 'pictures', next: 'small' } as const;

function footFits(foot: HTMLElement): boolean {
  const next = foot.querySelector('.frame-next:not(.frame-next-small)');
  return (!next || holdsWords(next)) && keysFit(foot);
}
