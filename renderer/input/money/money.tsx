import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { Pad } from '../keypad/pad.tsx';
import { AmountField } from '../number/amount-field.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { useRefusal } from '../use-refusal.tsx';
import { fenOf, typeYuan, yuanOf } from './yuan.ts';

/** Money in 元, with 角 and 分 only for whoever presses the point. Its value is whole 分. */
export function MoneyInput({ question, ask, onDraft }: InputProps) {
  const max = Number(question.limits['max'] ?? 99_999_999);
  const [typed, change] = useAnswer(
    typeof question.value === 'number' ? yuanOf(question.value) : '',
    (text) => {
      const fen = fenOf(text);
      return fen === undefined
        ? { ready: false, missing: input('money.missing') }
        : { ready: true, value: fen };
    },
    onDraft,
  );
  const fen = fenOf(typed);
  const refusal = useRefusal();
  return (
    <Beside
      left={
        <>
          {ask}
          <AmountField
            typed={typed}
            unit={input('money.unit')}
            words={fen === undefined ? undefined : input('money.words', { value: fen })}
            personal={question.personal}
            refusal={refusal.line}
          />
        </>
      }
      keys={
        <Pad
          extra="."
          digits="counted"
          personal={question.personal}
          onType={(sign) => {
            const taken = change((before) => typeYuan(before, sign, max));
            const why = sign === '.' ? 'money.point-there' : 'keypad.full';
            return refusal.unless(taken || typed + sign === '00', input(why));
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
