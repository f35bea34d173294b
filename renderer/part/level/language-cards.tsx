import { Greeting } from '../../picture/greeting.tsx';
import { allLanguages } from '../../text/language.ts';
import { ChoiceGrid } from '../choice-grid/choice-grid.tsx';

/** Which language, each card in its own: a greeting in a bubble, and its own name for itself. */
export function LanguageCards({ value, onChange }: { value: string; onChange: (language: string) => void }) {
  return (
    <ChoiceGrid
      choices={allLanguages.map(({ tag }) => ({
        value: tag,
        say: { ns: 'part', key: `level.language.${tag}` },
        picture: <Greeting language={tag} />,
      }))}
      chosen={[value]}
      onPress={onChange}
    />
  );
}
