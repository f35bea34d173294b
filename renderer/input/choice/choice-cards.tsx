import { ChoiceGrid } from '../../part/choice-grid/choice-grid.tsx';
import { ServicePicture } from '../../part/picture/service-picture.tsx';
import type { InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { ChoiceGroup } from './choice-group.tsx';

/** The question's choices as cards, with the pictures that the service has for them. */
export function ChoiceCards({
  question,
  ns,
  chosen,
  several = false,
  onPress,
}: Pick<InputProps, 'question' | 'ns'> & {
  chosen: readonly string[];
  several?: boolean;
  onPress(value: string): void;
}) {
  return (
    <ChoiceGroup say={input(several ? 'choices.group' : 'choice.group')}>
      <ChoiceGrid
        choices={question.choices.map(({ value, picture }) => ({
          value,
          say: { ns, key: `question.${question.path.question}.choice.${value}` },
          ...(picture !== undefined && { picture: <ServicePicture digest={ns} name={picture} /> }),
        }))}
        chosen={chosen}
        onPress={onPress}
        personal={question.personal && 'taken'}
      />
    </ChoiceGroup>
  );
}
