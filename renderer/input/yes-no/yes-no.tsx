import { ChoiceGrid } from '../../part/choice-grid/choice-grid.tsx';
import { No, Yes } from '../../picture/yes-no.tsx';
import { ChoiceGroup } from '../choice/choice-group.tsx';
import type { InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';

/** Two cards as large as the sheet allows. */
export function YesNoInput({ question, ask, onDraft }: InputProps) {
  const [answer, change] = useAnswer(
    typeof question.value === 'boolean' ? question.value : undefined,
    (given) =>
      given === undefined
        ? { ready: false, missing: input('choice.missing') }
        : { ready: true, value: given },
    onDraft,
  );
  return (
    <>
      {ask}
      <ChoiceGroup say={input('choice.group')}>
        <ChoiceGrid
          choices={[
            { value: 'yes', say: input('yes-no.yes'), picture: <Yes /> },
            { value: 'no', say: input('yes-no.no'), picture: <No /> },
          ]}
          chosen={answer === undefined ? [] : [answer ? 'yes' : 'no']}
          onPress={(pressed) => change(() => pressed === 'yes')}
          personal={question.personal && 'taken'}
        />
      </ChoiceGroup>
    </>
  );
}
