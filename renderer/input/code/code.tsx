import { useState } from 'react';
import { codeFormOf } from '../../../core/code/answer-in.ts';
import { type CodeForm, parseCopiedCode } from '../../../core/code/copied-code.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useKiosk } from '../../kiosk.tsx';
import { useEcho } from '../echo.ts';
import type { Draft, InputProps } from '../input-props.ts';
import { useHardwareKeys } from '../keypad/hardware-keys.ts';
import { Keypad } from '../keypad/keypad.tsx';
import { LetterSheet } from '../letters/letter-sheet.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { useByCamera } from './use-by-camera.tsx';

/** So many signs stand together: more at once nobody keeps in mind from the paper to the glass. */
const GROUP = 4;

/** A code that stands on a paper or a card: shown to the camera or the scanner, or copied sign by sign. */
export function CodeInput({ question, ask, onDraft }: InputProps) {
  const form = codeFormOf(question.limits);
  const [code, change] = useAnswer(
    typeof question.value === 'string' ? question.value : '',
    (signs): Draft => draftOf(signs, form),
    onDraft,
  );
  const [lettered, setLettered] = useState(false);
  const { asked, seen } = useByCamera(ask);
  const echo = useEcho(question.personal);
  const groups = groupsOf(form.maxLength);
  const hasLetters = form.signs === 'letters-and-digits';

  function typeSign(sign: string): boolean {
    const taken = code.length < form.maxLength && change((before) => before + sign);
    if (taken) echo(input('keypad.copied', { sign }));
    return taken;
  }
  // A plugged-in keyboard needs no key to find its letters, or its digits again.
  useHardwareKeys((key) => {
    const isSign = /^[A-Za-z]$/.test(key) ? hasLetters : lettered && /^[0-9]$/.test(key);
    if (!isSign) return undefined;
    return typeSign(key.toUpperCase()) ? 'taken' : 'refused';
  });

  if (seen !== undefined) return seen;
  if (lettered) {
    return (
      <LetterSheet
        ask={ask}
        value={code}
        groups={groups}
        line={input('code.letters-hint')}
        onLetter={(letter) => typeSign(letter.toUpperCase())}
        onErase={() => change((before) => before.slice(0, -1))}
        onDigits={() => setLettered(false)}
      />
    );
  }
  return (
    <Keypad
      ask={asked}
      value={code}
      groups={groups}
      personal={question.personal}
      onChange={(typed) => change(() => typed)}
      {...(hasLetters && {
        turn: { say: input('code.letters'), onPress: () => setLettered(true) },
      })}
    >
      <ScannerHint />
    </Keypad>
  );
}

/** Only where there is one. */
function ScannerHint() {
  const { scanner } = useKiosk().state;
  return scanner && <Spoken say={input('code.scanner')} as="p" className="field-hint" />;
}

function draftOf(signs: string, form: CodeForm): Draft {
  const code = parseCopiedCode(signs, form);
  if (code.ok) return { ready: true, value: code.code };
  if (signs === '') return { ready: false, missing: input('code.missing') };
  const missing = form.minLength - signs.length;
  return missing > 0
    ? { ready: false, missing: input('keypad.missing', { count: missing }) }
    : { ready: true, value: signs };
}

function groupsOf(length: number): number[] {
  const whole = Array.from({ length: Math.floor(length / GROUP) }, () => GROUP);
  return length % GROUP === 0 ? whole : [...whole, length % GROUP];
}
