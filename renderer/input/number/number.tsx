import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { Pad } from '../keypad/pad.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { useRefusal } from '../use-refusal.tsx';
import { AmountField } from './amount-field.tsx';

/** A whole number, zero and up. */
export function NumberInput({ question, ask, onDraft }: InputProps) {
  const longest = String(question.limits['max'] ?? 999_999).length;
  const [typed, change] = useAnswer(
    typeof question.value === 'number' ? String(question.value) : '',
    (digits) =>
      digits === ''
        ? { ready: false, missing: input('number.missing') }
        : { ready: true, value: Number(digits) },
    onDraft,
  );
  const refusal = useRefusal();
  return (
    <Beside
      left={
        <>
          {ask}
          <AmountField
            typed={typed}
            words={typed === '' ? undefined : input('number.words', { value: Number(typed) })}
            personal={question.personal}
            refusal={refusal.line}
          />
        </>
      }
      keys={
        <Pad
          digits="counted"
          personal={question.personal}
          onType={(sign) => {
            const taken = change((before) =>
              before.length < longest || before === '0' ? String(Number(before + sign)) : before,
            );
            // A zero in front says nothing: 05 is 5, and 00 is 0.
            return refusal.unless(taken || typed + sign === '00', input('keypad.full'));
          }}
          onErase={() => {
            refusal.forgive();
            change((before) => before.slice(0, -1));
          }}
        />
      }
    />
  );
}
