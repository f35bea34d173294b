import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { Pad } from '../keypad/pad.tsx';
import { AmountField } from '../number/amount-field.tsx';
import type { Saying } from '../../text/saying.ts';
import { useSay } from '../../text/use-say.ts';
import { input, literal } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { useRefusal } from '../use-refusal.tsx';
import { fenOf, typeYuan, yuanOf } from './yuan.ts';

/** Money in 元, with 角 and 分 only for whoever presses 元 after it, in the order in which it is said. Its value is whole 分. */
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
  const say = useSay();
  return (
    <Beside
      left={
        <>
          {ask}
          <AmountField
            typed={shownAs(typed)
              .map((part) => say(part))
              .join('')}
            {...(!typed.includes('.') && { unit: input('money.unit') })}
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
            const why = sign === '.' ? 'money.yuan-there' : 'keypad.full';
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

/** What was typed, as an amount is said: 380元5角. In a language that writes a point, with a point. */
function shownAs(typed: string): Saying[] {
  const [yuan = '', cents] = typed.split('.');
  if (cents === undefined) return yuan === '' ? [] : [literal(yuan)];
  const [jiao, fen] = cents;
  return [
    input('money.yuan', { typed: yuan }),
    ...(jiao === undefined ? [] : [input('money.jiao', { typed: jiao })]),
    ...(fen === undefined ? [] : [input('money.fen', { typed: fen })]),
  ];
}
