import { SizeKeys } from '../part/level/size-keys.tsx';
import { ThemeKeys } from '../part/level/theme-keys.tsx';
import { VarietyCards } from '../part/level/variety-cards.tsx';
import { WritingKeys } from '../part/level/writing-keys.tsx';
import { changeManner, chooseVariety, useManner } from './manner.ts';

/** Speech and how it is written, text size and colours, all at once, each taking effect at the touch. */
export function MannerChoices() {
  const { language, variety, size, theme } = useManner();
  return (
    <>
      <VarietyCards value={variety} onChange={chooseVariety}>
        <WritingKeys
          variety={variety}
          value={language}
          onChange={(written) => changeManner({ language: written })}
        />
      </VarietyCards>
      <SizeKeys value={size} onChange={(to) => changeManner({ size: to })} />
      <ThemeKeys value={theme} onChange={(to) => changeManner({ theme: to })} />
    </>
  );
}
