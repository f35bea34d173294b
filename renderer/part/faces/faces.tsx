import { type Contentment, Face } from '../../picture/face.tsx';
import { ChoiceGrid } from '../choice-grid/choice-grid.tsx';
import { part } from '../say.ts';

const best: readonly Contentment[] = [5, 4, 3, 2, 1];

/** 好差评: five faces with the five words that the rule gives. Touching one chooses it; nothing is sent by that. */
export function Faces({
  chosen,
  onChoose,
}: {
  chosen: Contentment | undefined;
  onChoose: (contentment: Contentment) => void;
}) {
  return (
    <ChoiceGrid
      choices={best.map((of) => ({
        value: String(of),
        say: part(`faces.${of}`),
        picture: <Face of={of} />,
      }))}
      chosen={chosen === undefined ? [] : [String(chosen)]}
      onPress={(value) => {
        const of = best.find((each) => String(each) === value);
        if (of) onChoose(of);
      }}
    />
  );
}
