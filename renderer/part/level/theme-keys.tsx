import { type Theme, themes } from '../../style/look.ts';
import { Level, LevelKey, LevelSample } from './level-key.tsx';
import { part } from '../say.ts';

/** Which colours. Each key wears its own, whatever theme is on. */
export function ThemeKeys({ value, onChange }: { value: Theme; onChange: (theme: Theme) => void }) {
  return (
    <Level say={part('level.theme.ask')}>
      {themes.map((theme) => (
        <LevelKey
          key={theme}
          say={part(`level.theme.${theme}`)}
          sample={<LevelSample of={theme} />}
          chosen={theme === value}
          onPress={() => onChange(theme)}
        />
      ))}
    </Level>
  );
}
