import { LanguageCards } from '../part/level/language-cards.tsx';
import { SizeKeys } from '../part/level/size-keys.tsx';
import { ThemeKeys } from '../part/level/theme-keys.tsx';
import { changeManner, useManner } from './manner.ts';

/** Language, text size and colours, all at once, each taking effect at the touch. */
export function MannerChoices() {
  const { language, size, theme } = useManner();
  return (
    <>
      <LanguageCards value={language} onChange={(to) => changeManner({ language: to })} />
      <SizeKeys value={size} onChange={(to) => changeManner({ size: to })} />
      <ThemeKeys value={theme} onChange={(to) => changeManner({ theme: to })} />
    </>
  );
}
