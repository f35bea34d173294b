import type { Source } from '../../core/session/event.ts';
import type { Recording, Value } from '../../core/session/value.ts';
import type { QuestionView, ReviewItem, SessionView } from '../../core/session/view.ts';
import { isRecording } from '../input/recording/pieces.ts';
import { lengthSaying } from '../part/length-saying.ts';
import type { Saying } from '../text/saying.ts';
import { literal, ofService, resident } from './say.ts';

/** An answer in words: most are one text, several choices are one each. */
export function answerSayings(view: SessionView, question: QuestionView): Saying[] {
  const { value, type } = question;
  if (value === undefined) return [resident(question.notKnown ? 'review.not-known' : 'review.skipped')];
  const choice = (chosen: unknown) =>
    ofService(view, `question.${question.path.question}.choice.${String(chosen)}`);
  const none = () =>
    question.limits['none'] === true
      ? ofService(view, `question.${question.path.question}.none`)
      : resident('review.none');
  switch (type) {
    case 'choice':
      return [choice(value)];
    case 'choices':
      return Array.isArray(value) && value.length > 0 ? value.map(choice) : [none()];
    case 'text':
      return isRecording(value) ? recordingSayings(value) : [plainSaying(type, value)];
    case 'photo':
      return [resident('review.photos', { count: Array.isArray(value) ? value.length : 0 })];
    case 'signature':
      return [signatureSaying(value)];
    default:
      return [plainSaying(type, value)];
  }
}

function signatureSaying(value: Value): Saying {
  if (typeof value !== 'object' || !('kind' in value) || value.kind === 'signature') {
    return resident('review.signed');
  }
  return resident('review.marked', { witness: value.witness });
}

/** How long it is, and where something recognised the words, what they are. */
function recordingSayings({ seconds, text }: Recording): Saying[] {
  return [lengthSaying(seconds), ...(text === undefined ? [] : [literal(text)])];
}

/** Where an answer comes from, where it was not simply said here by the resident. */
export function sourceSaying(source: Source | undefined): Saying | undefined {
  if (!source) return undefined;
  const { from } = source;
  if (from === 'card' || from === 'code' || from === 'carried-over') return resident(`source.${from}`);
  if (source.by === 'resident') return undefined;
  return resident(source.by === 'helper' ? 'source.helper' : 'source.staff');
}

export function calculationSaying(item: Extract<ReviewItem, { kind: 'calculation' }>): Saying {
  return plainSaying(item.type, item.value);
}

/** Types whose text needs nothing of the service: one key each says how they are read. */
function plainSaying(type: string, value: Value): Saying {
  switch (type) {
    case 'yes-no':
      return resident(value === true ? 'review.yes' : 'review.no');
    case 'number':
    case 'money':
    case 'date':
    case 'phone':
    case 'identity-number':
    case 'code':
    case 'address':
      return resident(`value.${type}`, { value });
    default:
      return literal(typeof value === 'string' ? value : '');
  }
}
