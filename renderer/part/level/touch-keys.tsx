import type { ReactNode } from 'react';
import { Hand } from '../../picture/hand.tsx';
import { ListenIcon } from '../../picture/icon.tsx';
import { Level, LevelKey } from './level-key.tsx';
import { part } from '../say.ts';

/** What a touch does: all that the key is for, or first only say it. */
export function TouchKeys<Touch extends 'acts' | 'says'>({
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

const samples: Readonly<Record<'acts' | 'says', ReactNode>> = { acts: <Hand />, says: <ListenIcon /> };
