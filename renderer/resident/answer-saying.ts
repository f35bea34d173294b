import type { Value } from '../../core/session/value.ts';
import type { QuestionView, ReviewItem, SessionView } from '../../core/session/view.ts';
import type { Saying } from '../text/saying.ts';
import { literal, ofService, resident } from './say.ts';

/** An answer in words: most are one text, several choices are one each. */
export function answerSayings(view: SessionView, question: QuestionView): Saying[] {
  const { value, type } = question;
  if (value === undefined) return [resident('review.skipped')];
  const choice = (chosen: unknown) =>
    ofService(view, `question.${question.path.question}.choice.${String(chosen)}`);
  switch (type) {
    case 'choice':
      return [choice(value)];
    case 'choices':
      return Array.isArray(value) && value.length > 0 ? value.map(choice) : [resident('review.none')];
    case 'photo':
      return [resident('review.photos', { count: Array.isArray(value) ? value.length : 0 })];
    default:
      return [plainSaying(type, value)];
  }
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
    case 'address':
      return resident(`value.${type}`, { value });
    default:
      return literal(typeof value === 'string' ? value : '');
  }
}
