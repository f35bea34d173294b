import { ChoiceCards, NONE } from '../choice/choice-cards.tsx';
import type { Draft, InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';

/** As many as apply, or none of them where the service says so. Touching a card again takes it back. */
export function ChoicesInput({ question, ns, ask, onDraft }: InputProps) {
  const min = Number(question.limits['min'] ?? 1);
  const max = Number(question.limits['max'] ?? question.choices.length);
  const kept = Array.isArray(question.value) ? question.value.map(String) : [];
  const isNone = question.limits['none'] === true && Array.isArray(question.value) && kept.length === 0;
  const [chosen, change] = useAnswer(
    isNone ? [NONE] : question.choices.map(({ value }) => value).filter((value) => kept.includes(value)),
    (values): Draft => {
      if (values.includes(NONE)) return { ready: true, value: [] };
      if (values.length === 0 && min === 1) return { ready: false, missing: input('choice.missing') };
      if (values.length < min)
        return { ready: false, missing: input('choices.missing', { count: min - values.length }) };
      if (values.length > max)
        return { ready: false, missing: input('choices.too-many', { count: values.length - max }) };
      return { ready: true, value: values };
    },
    onDraft,
  );
  return (
    <ChoiceCards
      question={question}
      ns={ns}
      ask={ask}
      several
      chosen={chosen}
      onPress={(value) => change((before) => turned(before, value))}
    />
  );
}

function turned(chosen: readonly string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((other) => other !== value);
  return value === NONE ? [NONE] : [...chosen.filter((other) => other !== NONE), value];
}
