import type { ReactNode } from 'react';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import './amount-field.css';

/** A number that is counted: as it is typed, with its unit, and below it in words, as a check for the ear and the eye. */
export function AmountField({
  typed,
  unit,
  words,
  personal,
  refusal,
}: {
  /** Digits, and between them what they count, which is written smaller. */
  typed: string;
  unit?: Saying;
  words?: Saying | undefined;
  personal: boolean;
  /** Why the last press was not taken, in the place of the words. */
  refusal?: ReactNode;
}) {
  const say = useSay();
  return (
    <div className="amount">
      <output className="unseen">
        {typed !== '' && (
          <Spoken say={words ?? input('keypad.typed', { value: typed })} personal={personal} quiet />
        )}
      </output>
      <div className="amount-box" aria-hidden="true">
        <b className="amount-typed">
          {typed.split(/(\d+)/).map((run, at) => (at % 2 === 1 ? run : <small key={at}>{run}</small>))}
        </b>
        <i className="amount-caret" />
        {unit && <Spoken say={unit} className="amount-unit" quiet />}
      </div>
      {refusal ? (
        <output className="amount-words">{refusal}</output>
      ) : (
        <div className="amount-words" aria-hidden="true">
          {words && say(words, 'spoken')}
        </div>
      )}
    </div>
  );
}
