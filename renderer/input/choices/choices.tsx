import { ChoiceCards } from '../choice/choice-cards.tsx';
import type { Draft, InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';

/** As many as apply. Touching a card again takes it back. */
export function ChoicesInput({ question, ns, ask, onDraft }: InputProps) {
  const min = Number(question.limits['min'] ?? 1);
  const max = Number(question.limits['max'] ?? question.choices.length);
  const kept = Array.isArray(question.value) ? question.value.map(String) : [];
  const [chosen, change] = useAnswer(
    question.choices.map(({ value }) => value).filter((value) => kept.includes(value)),
    (values): Draft => {
      if (values.length < min)
        return { ready: false, missing: input('choices.missing', { count: min - values.length }) };
      if (values.length > max)
        return { ready: false, missing: input('choices.too-many', { count: values.length - max }) };
      return { ready: true, value: values };
    },
    onDraft,
  );
  return (
    <>
      {ask}
      <ChoiceCards
        question={question}
        ns={ns}
        several
        chosen={chosen}
        onPress={(value) =>
          change((before) =>
            before.includes(value) ? before.filter((other) => other !== value) : [...before, value],
          )
        }
      />
    </>
  );
}
