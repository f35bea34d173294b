import type { ReactNode } from 'react';
import { Hand } from '../../picture/hand.tsx';
import { ListenIcon } from '../../picture/icon.tsx';
import { ShakingHand } from '../../picture/shaking-hand.tsx';
import { Level, LevelKey } from './level-key.tsx';
import { part } from '../say.ts';

type AnyTouch = 'acts' | 'steady' | 'says';

/** What a touch does: all that the key is for, the same for a hand that shakes, or first only say it. */
export function TouchKeys<Touch extends AnyTouch>({
  all,
  value,
  onChange,
}: {
  all: readonly Touch[];
  value: Touch;
  onChange: (touch: Touch) => void;
}) {
  return (
    <Level say={part('level.touch.ask')}>
      {all.map((touch) => (
        <LevelKey
          key={touch}
          say={part(`level.touch.${touch}`)}
          sample={samples[touch]}
          chosen={touch === value}
          onPress={() => onChange(touch)}
        />
      ))}
    </Level>
  );
}

const samples: Readonly<Record<AnyTouch, ReactNode>> = {
  acts: <Hand />,
  steady: <ShakingHand />,
  says: <ListenIcon />,
};
