import type { ServiceStep } from '../service/service.ts';
import type { Place } from './place.ts';
import type { Asking } from './scope.ts';
import type { Sheet } from './sheet.ts';

/** A place on the way, with what belongs there at hand. */
export interface Stop {
  readonly place: Place;
  /** The question here, or at a consent the one for which it is asked first. */
  readonly asking?: Asking;
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
    for (const scope of sheet.scopesOf(step))
      addQuestions(way, scope.steps.get(step.step.id) ?? [], consents);
    if (step.rows) way.push({ place: { at: 'rows', step: step.step.id }, rows: step });
  }
  way.push({ place: { at: 'review' } });
  return way;
}

function addQuestions(way: Stop[], askings: readonly Asking[], consents: Set<string>): void {
  for (const asking of askings) {
    if (!asking.wanted) continue;
    const { consent } = asking.question.question;
    if (consent !== undefined && !consents.has(consent)) {
      consents.add(consent);
      way.push({ place: { at: 'consent', consent }, asking });
    }
    if (asking.asked) way.push(asking.stop);
  }
}

/** Whether what belongs to a place is there and in order, so that one may go on from it. */
export function isSettled({ place, asking, rows }: Stop, sheet: Sheet): boolean {
  if (place.at === 'consent') {
    const agreed = sheet.agreedTo(place.consent);
    return agreed === true || (agreed === false && !isRequired(place.consent, sheet));
  }
  if (asking) return asking.settled;
  if (rows?.rows) {
    const count = sheet.rowsOf(rows.step.id).length;
    return count >= rows.rows.min && (count > 0 || sheet.hasPassedRows(rows.step.id));
  }
  return true;
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
