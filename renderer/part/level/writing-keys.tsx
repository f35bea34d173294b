import { findVariety } from '../../speech/variety.ts';
import { languageOf, pseudoLanguagesOf } from '../../text/language.ts';
import { LevelKey } from './level-key.tsx';
import { part } from '../say.ts';

/**
 * The same speech written otherwise, as 繁體中文 for whoever learned to read in Hong Kong. A key for each way beside the
 * usual one, down while that is shown; none for a speech that is written in one way alone.
 */
export function WritingKeys({
  variety,
  value,
  onChange,
}: {
  variety: string;
  value: string;
  onChange: (language: string) => void;
}) {
  const [usual, ...others] = findVariety(variety)?.languages ?? [];
  if (usual === undefined) return null;
  return [...others, ...pseudoLanguagesOf(usual).map(({ tag }) => tag)].map((language) => (
    <LevelKey
      key={language}
      say={part('level.language', { name: languageOf(language).name })}
      sample={null}
      chosen={value === language}
      onPress={() => onChange(value === language ? usual : language)}
    />
  ));
}
