import type { ServiceQuestion, ServiceStep } from '../service/service.ts';
import type { Place } from './place.ts';
import type { Scope } from './scope.ts';
import type { Sheet } from './sheet.ts';

/** A place on the way, with what belongs there at hand. */
export interface Stop {
  readonly place: Place;
  /** Where the answer belongs, or the answer for which a consent is asked. */
  readonly scope?: Scope;
  readonly question?: ServiceQuestion;
  /** The repeated step whose rows are looked over here. */
  readonly rows?: ServiceStep;
}

/**
 * The places that a session leads through as its answers are now, in order: what to bring, the notice, the questions
 * of every step that is shown, each consent before the first question that needs it, after the rows of a repeated
 * step the place where they are looked over, and the review.
 */
export function wayThrough(sheet: Sheet): Stop[] {
  const { definition, steps } = sheet.service;
  const way: Stop[] = [];
  if (definition.bring.length > 0) way.push({ place: { at: 'bring' } });
  way.push({ place: { at: 'notice' } });

  const consents = new Set<string>();
  for (const step of steps.values()) {
    if (!sheet.isShown(step.step.id)) continue;
    if (!step.rows) addQuestions(way, step, sheet.root, consents);
    else {
      for (const row of sheet.rowsOf(step.step.id)) addQuestions(way, step, row, consents);
      way.push({ place: { at: 'rows', step: step.step.id }, rows: step });
    }
  }
  way.push({ place: { at: 'review' } });
  return way;
}

function addQuestions(way: Stop[], step: ServiceStep, scope: Scope, consents: Set<string>): void {
  for (const question of step.questions) {
    const { id, consent } = question.question;
    if (!scope.wanted.has(id)) continue;
    if (consent !== undefined && !consents.has(consent)) {
      consents.add(consent);
      way.push({ place: { at: 'consent', consent }, scope });
    }
    if (scope.asked.has(id)) {
      const row = scope.row;
      way.push({
        place: row === undefined ? { at: 'question', question: id } : { at: 'question', question: id, row },
        question,
        scope,
      });
    }
  }
}

/** Whether what belongs to a place is there and in order, so that one may go on from it. */
export function isSettled({ place, question, scope, rows: step }: Stop, sheet: Sheet): boolean {
  if (question && scope) return isQuestionSettled(question, scope);
  if (place.at === 'consent') {
    const agreed = sheet.agreedTo(place.consent);
    return agreed === true || (agreed === false && !isRequired(place.consent, sheet));
  }
  if (step?.rows) {
    const rows = sheet.rowsOf(step.step.id);
    return rows.length >= step.rows.min && (rows.length > 0 || sheet.hasPassedRows(step.step.id));
  }
  return true;
}

export function isQuestionSettled({ question }: ServiceQuestion, scope: Scope): boolean {
  if (question.type === 'note') return scope.passed.has(question.id);
  if (scope.given.has(question.id)) return !scope.problems.has(question.id);
  return question.optional && scope.passed.has(question.id);
}

export function isRequired(consent: string, sheet: Sheet): boolean {
  return sheet.service.definition.consents.find(({ id }) => id === consent)?.required === true;
}

export function samePlace(a: Place, b: Place): boolean {
  switch (a.at) {
    case 'question':
      return b.at === 'question' && a.question === b.question && a.row === b.row;
    case 'rows':
      return b.at === 'rows' && a.step === b.step;
    case 'consent':
    case 'declined':
      return b.at === a.at && a.consent === b.consent;
    case 'not-eligible':
      return b.at === a.at && a.reason === b.reason;
    default:
      return a.at === b.at;
  }
}
