import { type Theme, themes } from '../../style/look.ts';
import { Level, LevelKey, LevelSample } from './level-key.tsx';

/** Which colours. Each key wears its own, whatever theme is on. */
export function ThemeKeys({ value, onChange }: { value: Theme; onChange: (theme: Theme) => void }) {
  return (
    <Level say={{ ns: 'part', key: 'level.theme.ask' }}>
      {themes.map((theme) => (
        <LevelKey
          key={theme}
          say={{ ns: 'part', key: `level.theme.${theme}` }}
          sample={<LevelSample of={theme} />}
          chosen={theme === value}
          onPress={() => onChange(theme)}
        />
      ))}
    </Level>
  );
}
