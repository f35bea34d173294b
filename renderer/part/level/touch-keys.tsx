import { part } from '../say.ts';
import { Level, LevelKey } from './level-key.tsx';

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
          sample={null}
          chosen={touch === value}
          onPress={() => onChange(touch)}
        />
      ))}
    </Level>
  );
}
