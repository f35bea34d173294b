import { type TextSize, textSizes } from '../../style/look.ts';
import { Level, LevelKey, LevelSample } from './level-key.tsx';
import { part } from '../say.ts';

/** How large the words are. Each key shows its own size, so that no word for it has to be understood. */
export function SizeKeys({ value, onChange }: { value: TextSize; onChange: (size: TextSize) => void }) {
  return (
    <Level say={part('level.size.ask')}>
      {textSizes.map((size) => (
        <LevelKey
          key={size}
          say={part(`level.size.${size}`)}
          sample={<LevelSample of={size} />}
          chosen={size === value}
          onPress={() => onChange(size)}
        />
      ))}
    </Level>
  );
}
