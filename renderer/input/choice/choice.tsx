import type { InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { ChoiceCards } from './choice-cards.tsx';

/** One of several. What was chosen and is not open any more is not chosen. */
export function ChoiceInput({ question, ns, ask, onDraft }: InputProps) {
  const kept = question.choices.find(({ value }) => value === question.value)?.value;
  const [chosen, change] = useAnswer(
    kept,
    (value) =>
      value === undefined ? { ready: false, missing: input('choice.missing') } : { ready: true, value },
    onDraft,
  );
  return (
    <ChoiceCards
      question={question}
      ns={ns}
      ask={ask}
      chosen={chosen === undefined ? [] : [chosen]}
      onPress={(value) => change(() => value)}
    />
  );
}
