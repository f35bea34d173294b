import { type CodeForm, parseCopiedCode } from '../code/copied-code.ts';
import type { Question } from '../service/definition.ts';
import { daysMeant } from '../text/approximate-date.ts';
import { parseIdentityNumber } from '../text/identity-number.ts';
import { parseName } from '../text/name.ts';
import { parsePhone } from '../text/phone.ts';
import { withoutUnseen } from '../text/unseen.ts';
import {
  addressShape,
  photosShape,
  recordingShape,
  signatureShape,
  type Recording,
  type Value,
} from './value.ts';

/** An answer as it is kept (spaces gone, x as X), or why it cannot be taken. `code` names a sentence of `problem.json`. */
export type CheckedAnswer =
  { value: Value } | { code: string; params: Readonly<Record<string, string | number>> };

/** Nobody has lived longer than 123 years. */
const oldestAge = 130;

/**
 * Whether an answer is one of its kind, before the service's own rules are asked.
 *
 * @param today the day of the session, `2026-11-23`
 * @param isOpen whether a choice is open now
 */
export function checkAnswer(
  question: Question,
  answer: Value,
  today: string,
  isOpen: (choice: string) => boolean,
): CheckedAnswer {
  switch (question.type) {
    case 'yes-no':
      return typeof answer === 'boolean' ? { value: answer } : unfit;
    case 'choice':
      if (typeof answer !== 'string') return unfit;
      return isOpen(answer) ? { value: answer } : problem('choice-unknown');
    case 'choices':
      return checkChoices(question, answer, isOpen);
    case 'number':
    case 'money':
      return checkNumber(question, answer);
    case 'text':
      return checkText(question, answer);
    case 'name':
      return checkName(answer);
    case 'date':
      return checkDate(question, answer, today);
    case 'phone':
      return checkPhone(answer);
    case 'identity-number':
      return checkIdentityNumber(answer, today);
    case 'code':
      return checkCode(question, answer);
    case 'address':
      return checkAddress(answer);
    case 'photo':
      return checkPhotos(answer, question.max);
    case 'signature':
      return checkSignature(answer);
    case 'note':
      return unfit;
  }
}

/** A value of another kind comes from a fault of a screen, never from a resident; still there is a sentence for it. */
const unfit = problem('answer-unfit');

function problem(code: string, params: Record<string, string | number> = {}): CheckedAnswer {
  return { code, params };
}

function checkChoices(
  question: Extract<Question, { type: 'choices' }>,
  answer: Value,
  isOpen: (choice: string) => boolean,
): CheckedAnswer {
  if (!isTexts(answer)) return unfit;
  // In the order of the service, so that the same choices are the same answer however they were touched.
  const chosen = question.choices.map(({ value }) => value).filter((value) => answer.includes(value));
  if (chosen.length < new Set(answer).size || !chosen.every(isOpen)) return problem('choice-unknown');
  if (chosen.length === 0 && question.none) return { value: chosen };
  if (chosen.length < question.min) return problem('choices-too-few', { min: question.min });
  if (question.max !== undefined && chosen.length > question.max) {
    return problem('choices-too-many', { max: question.max });
  }
  return { value: chosen };
}

function checkNumber(
  { type, min, max }: Extract<Question, { type: 'number' | 'money' }>,
  answer: Value,
): CheckedAnswer {
  if (typeof answer !== 'number' || !Number.isSafeInteger(answer)) return unfit;
  if (answer < min) return problem(`${type}-too-small`, { min });
  if (answer > max) return problem(`${type}-too-large`, { max });
  return { value: answer };
}

function checkText(
  { maxLength: max, recording: maySpeak }: Extract<Question, { type: 'text' }>,
  answer: Value,
): CheckedAnswer {
  const said = maySpeak && recordingShape.safeParse(answer).data;
  if (said) return checkRecording(said, max);
  if (typeof answer !== 'string') return maySpeak ? problem('recording-missing') : unfit;
  const text = withoutUnseen(answer).trim();
  if (text === '') return problem('text-missing');
  // Code points, as a person counts: a rare character is one, though a computer may need two places for it.
  const over = Array.from(text).length - max;
  return over > 0 ? problem('text-too-long', { max, over }) : { value: text };
}

/** Of what was recognised as much is kept as might have been written. The recording is the answer, and has all of it. */
function checkRecording({ recording, seconds, text = '' }: Recording, max: number): CheckedAnswer {
  const words = Array.from(withoutUnseen(text).trim()).slice(0, max).join('');
  return { value: { recording, seconds, ...(words !== '' && { text: words }) } };
}

function checkName(answer: Value): CheckedAnswer {
  if (typeof answer !== 'string') return unfit;
  const name = parseName(answer);
  return name.ok ? { value: name.name } : problem(`name-${name.code}`, { part: name.part ?? '' });
}

function checkDate(
  { birthday, earliest, latest, approximate }: Extract<Question, { type: 'date' }>,
  answer: Value,
  today: string,
): CheckedAnswer {
  if (typeof answer !== 'string') return unfit;
  const meant = daysMeant(answer);
  if (!meant || (meant.first !== meant.last && !approximate)) return problem('date-not-real');
  // Of a month or a year: refused only where not one of its days would do.
  const { first, last } = meant;
  if (birthday && first > today) return problem('date-in-future');
  if (birthday && Number(last.slice(0, 4)) < Number(today.slice(0, 4)) - oldestAge) {
    return problem('date-too-long-ago');
  }
  if (earliest !== undefined && last < earliest) return problem('date-too-early', { earliest });
  if (latest !== undefined && first > latest) return problem('date-too-late', { latest });
  return { value: answer };
}

function checkAddress(answer: Value): CheckedAnswer {
  const address = addressShape.safeParse(answer);
  if (!address.success) return problem('address-incomplete');
  const { code, levels, detail } = address.data;
  const seen = {
    code,
    levels: levels.map((level) => withoutUnseen(level).trim()),
    detail: withoutUnseen(detail).trim(),
  };
  return seen.levels.includes('') ? problem('address-incomplete') : { value: seen };
}

function checkPhone(answer: Value): CheckedAnswer {
  if (typeof answer !== 'string') return unfit;
  const phone = parsePhone(answer);
  if (phone.ok) return { value: phone.number };
  return problem(`phone-${phone.code}`, { missing: phone.missing ?? 0, part: phone.part ?? '' });
}

function checkIdentityNumber(answer: Value, today: string): CheckedAnswer {
  if (typeof answer !== 'string') return unfit;
  const card = parseIdentityNumber(answer, today);
  if (card.ok) return { value: card.number };
  return problem(`identity-${card.code}`, { missing: card.missing ?? 0, part: card.part ?? '' });
}

function checkCode(form: CodeForm, answer: Value): CheckedAnswer {
  if (typeof answer !== 'string') return unfit;
  const code = parseCopiedCode(answer, form);
  return code.ok ? { value: code.code } : problem(`code-${code.why}`, { ...code.params });
}

function checkPhotos(answer: Value, max: number): CheckedAnswer {
  const photos = photosShape.safeParse(answer);
  if (!photos.success) return unfit;
  if (photos.data.length === 0) return problem('photo-missing');
  return photos.data.length > max ? problem('photo-too-many', { max }) : { value: photos.data };
}

function checkSignature(answer: Value): CheckedAnswer {
  const signature = signatureShape.safeParse(answer);
  if (!signature.success) return problem('signature-missing');
  const { kind, drawing, witness } = signature.data;
  // Whoever signs needs nobody who has seen it.
  if (kind === 'signature') return { value: { kind, drawing } };
  const seen = parseName(witness ?? '');
  if (!seen.ok) {
    return seen.code === 'missing'
      ? problem('signature-witness')
      : problem(`name-${seen.code}`, { part: seen.part ?? '' });
  }
  return { value: { kind, drawing, witness: seen.name } };
}

function isTexts(answer: Value): answer is string[] {
  return Array.isArray(answer) && answer.every((entry) => typeof entry === 'string');
}
