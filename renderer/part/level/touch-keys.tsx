import { Level, LevelKey } from './level-key.tsx';

/** What a touch does: all that the key is for, or first only say it. */
export function TouchKeys<Touch extends string>({
  all,
  value,
  onChange,
}: {
  all: readonly Touch[];
  value: Touch;
  onChange: (touch: Touch) => void;
}) {
  return (
    <Level say={{ ns: 'part', key: 'level.touch.ask' }}>
      {all.map((touch) => (
        <LevelKey
          key={touch}
          say={{ ns: 'part', key: `level.touch.${touch}` }}
          sample={null}
          chosen={touch === value}
          onPress={() => onChange(touch)}
        />
      ))}
    </Level>
  );
}
