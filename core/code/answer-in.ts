import type { QuestionView } from '../session/view.ts';
import { parsePhone } from '../text/phone.ts';
import { type CodeForm, parseCopiedCode } from './copied-code.ts';
import type { ReadCode } from './read-code.ts';

/**
 * What of a code that was read answers this question, in the form in which it is kept; undefined where nothing of it does. Of
 * the kiosk's own papers a slip answers by its number, as it stands there in digits too, where somebody comes again about the same
 * matter. That of a parked session answers nothing: it opens something, and its number is nobody else's to know.
 */
export function answerIn(
  code: ReadCode,
  { type, limits }: Pick<QuestionView, 'type' | 'limits'>,
): string | undefined {
  if (code.kind === 'parked' || code.kind === 'garbled') return undefined;
  if (type === 'identity-number') return code.kind === 'identity-number' ? code.number : undefined;
  const text = code.kind === 'text' ? code.text : code.number;
  if (type === 'phone' && code.kind !== 'slip') {
    const phone = parsePhone(text);
    return phone.ok ? phone.number : undefined;
  }
  if (type !== 'code') return undefined;
  const copied = parseCopiedCode(text, codeFormOf(limits));
  return copied.ok ? copied.code : undefined;
}

/** The form of the code that a question asks for, out of what a screen is told of it. */
export function codeFormOf({ signs, minLength, maxLength }: QuestionView['limits']): CodeForm {
  return {
    signs: signs === 'digits' ? 'digits' : 'letters-and-digits',
    minLength: Number(minLength),
    maxLength: Number(maxLength),
  };
}
