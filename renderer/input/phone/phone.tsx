import { parsePhone } from '../../../core/text/phone.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { Draft, InputProps } from '../input-props.ts';
import { Keypad } from '../keypad/keypad.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { phonePlaces } from './phone-places.ts';

/** A mobile, or the landline that many elders have only. */
export function PhoneInput({ question, ask, onDraft }: InputProps) {
  const [digits, change] = useAnswer(
    typeof question.value === 'string' ? question.value.replaceAll(/[^0-9]/g, '') : '',
    draftOf,
    onDraft,
  );
  return (
    <Keypad
      ask={ask}
      value={digits}
      groups={phonePlaces(digits)}
      personal={question.personal}
      onChange={(typed) => change(() => typed)}
    >
      <Spoken say={input('phone.hint')} as="p" className="field-hint" />
    </Keypad>
  );
}

/** A number that begins as none does is ready too: the machine's own sentence says what is wrong with it. */
function draftOf(digits: string): Draft {
  const phone = parsePhone(digits);
  if (digits === '') return { ready: false, missing: input('phone.missing') };
  if (!phone.ok && phone.code === 'too-short') {
    return { ready: false, missing: input('keypad.missing', { count: phone.missing ?? 1 }) };
  }
  if (!phone.ok && digits.length < 7) return { ready: false, missing: input('phone.begin') };
  return { ready: true, value: digits };
}
