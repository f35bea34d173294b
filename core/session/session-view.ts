import type { Question } from '../service/definition.ts';
import { onCard } from '../service/fact.ts';
import type { ServiceCalculation, ServiceStep } from '../service/service.ts';
import { summaryOf } from '../service/summary.ts';
import type { Filling } from './filling.ts';
import { aboutResident, type Known, offerAt } from './known.ts';
import { applicationsOf } from './outcome.ts';
import type { Place } from './place.ts';
import { longestRecordingSeconds } from './recording-limits.ts';
import type { Asking, Scope } from './scope.ts';
import type { Sheet } from './sheet.ts';
import { placeBefore } from './trail.ts';
import type { Value } from './value.ts';
import type { QuestionView, ReviewItem, RowView, SessionView } from './view.ts';
import { isSettled, type Stop } from './way.ts';

/** What a screen is told: where the session stands and what belongs there, and nothing else of it. */
export function viewOf(
  filling: Filling,
  { session, digest, clockTrusted }: { session: string; digest: string; clockTrusted: boolean },
  known: Known,
): SessionView {
  const { place, way, sheet, service } = filling;
  const stop = filling.stopAt(place);
  const ineligible = sheet.ineligible();
  const step = stepAt(place, stop, filling);
  const agreed = place.at === 'consent' ? sheet.agreedTo(place.consent) : undefined;
  const back = placeBefore(filling.trail, (been) => filling.stopAt(been) !== undefined);

  return {
    session,
    service: summaryOf(service, digest),
    place,
    progress: progressAt(stop, way),
    ...(stop?.asking && place.at === 'question' && { question: askedView(stop.asking, filling, known) }),
    ...(step?.rows && { rows: rowsView(step, sheet) }),
    ...((place.at === 'review' || place.at === 'declaration') && { review: reviewOf(sheet, way) }),
    ...(agreed !== undefined && { agreed }),
    ...(place.at === 'declaration' && {
      applications: applicationsOf(sheet).map(({ id, picture = service.definition.picture }) => ({
        id,
        picture,
      })),
    }),
    values: valuesAt(stop?.asking?.scope, sheet),
    names: namesIn(filling),
    complete: way.every((each) => isSettled(each, sheet)) && !(clockTrusted && ineligible.length > 0),
    warnings: clockTrusted ? [] : ineligible,
    canGoBack: back !== undefined,
    begun: sheet.hasAnything(),
  };
}

/** Notes are told, not asked, so they are not counted. */
function progressAt(here: Stop | undefined, way: readonly Stop[]): SessionView['progress'] {
  const progress = { now: 0, done: 0, ahead: 0, total: 0 };
  for (const stop of way) {
    const { asking, place } = stop;
    if (!asking || place.at !== 'question' || asking.question.question.type === 'note') continue;
    progress.total += 1;
    if (asking.settled) progress.done += 1;
    if (asking.settled && progress.now > 0) progress.ahead += 1;
    if (stop === here) progress.now = progress.total;
  }
  return progress;
}

/** A question while it stands before the resident: with what is known already. */
function askedView(asking: Asking, filling: Filling, known: Known): QuestionView {
  const offer = offerAt(asking, known, filling);
  const view = questionView(asking, filling.sheet);
  const instead = view.instead.filter((what) => what !== 'later' || !filling.walkedThrough);
  return { ...view, instead, ...(offer && { offer }) };
}

function questionView(asking: Asking, sheet: Sheet): QuestionView {
  const { given: value, problem, source } = asking;
  const fact = aboutResident(asking, sheet);
  const { question } = asking.question;
  const { row } = asking.scope;
  const choices = question.type === 'choice' || question.type === 'choices' ? question.choices : [];
  return {
    path: { question: question.id, ...(row !== undefined && { row }) },
    type: question.type,
    optional: question.optional,
    instead: question.instead,
    notKnown: value === undefined && asking.passed === 'not-known',
    personal: question.personal,
    ...(question.picture !== undefined && { picture: question.picture }),
    choices: choices
      .filter((choice) => sheet.isOpen(asking, choice.value))
      .map(({ value: choice, picture, group }) => ({
        value: choice,
        ...(picture !== undefined && { picture }),
        ...(group !== undefined && { group }),
      })),
    limits: limitsOf(question),
    ...(value !== undefined && { value }),
    ...(source && { source }),
    onCard: fact !== undefined && onCard.has(fact),
    ...(problem && { problem }),
  };
}

function limitsOf(question: Question): QuestionView['limits'] {
  switch (question.type) {
    case 'number':
    case 'money':
      return { min: question.min, max: question.max };
    case 'choices':
      return {
        min: question.min,
        none: question.none,
        ...(question.max !== undefined && { max: question.max }),
      };
    case 'text':
      return {
        maxLength: question.maxLength,
        ...(question.recording && { recordingSeconds: longestRecordingSeconds }),
      };
    case 'code':
      return { signs: question.signs, minLength: question.minLength, maxLength: question.maxLength };
    case 'photo':
      return { max: question.max, document: question.document };
    case 'date':
      return {
        birthday: question.birthday,
        approximate: question.approximate,
        ...(question.earliest !== undefined && { earliest: question.earliest }),
        ...(question.latest !== undefined && { latest: question.latest }),
      };
    default:
      return {};
  }
}

function stepAt(place: Place, stop: Stop | undefined, filling: Filling): ServiceStep | undefined {
  const id = place.at === 'rows' ? place.step : stop?.asking?.scope.step;
  return id === undefined ? undefined : filling.service.steps.get(id);
}

function rowsView(step: ServiceStep, sheet: Sheet): NonNullable<SessionView['rows']> {
  const { min = 0, max = 0, label = '' } = step.step.repeat ?? {};
  const rows = sheet.rowsOf(step.step.id).flatMap((scope): RowView[] => {
    if (scope.row === undefined) return [];
    const named = scope.valueOf(label);
    const askings = [...scope.askings.values()];
    const asked = askings.filter((asking) => asking.asked);
    const open = asked.find((asking) => !asking.settled);
    const first = (open ?? asked[0] ?? askings[0])?.place.question ?? '';
    const complete = asked.every((asking) => asking.settled || asking.passed === 'later');
    return [{ row: scope.row, ...(named !== undefined && { label: named }), complete, first }];
  });
  return { step: step.step.id, min, max, rows };
}

/**
 * Everything that is asked, in its order, each repeated step row by row, then what was agreed to or not, and what was
 * worked out and is shown.
 */
function reviewOf(sheet: Sheet, way: readonly Stop[]): ReviewItem[] {
  const { steps, calculations } = sheet.service;
  const shown = [...calculations.values()].filter(({ calculation }) => calculation.shown);
  const inSteps = [...steps.values()].flatMap((step): ReviewItem[] => {
    const { id } = step.step;
    if (!sheet.isShown(id)) return [];
    if (!step.rows) return answersIn(id, sheet.root, sheet);
    const own = shown.filter(({ calculation }) => calculation.each === id);
    const rows = sheet.rowsOf(id);
    return [
      { kind: 'rows', step: id, count: rows.length },
      ...rows.flatMap((scope, place): ReviewItem[] => [
        { kind: 'row', step: id, row: scope.row ?? '', number: place + 1 },
        ...answersIn(id, scope, sheet),
        ...own.flatMap((calculation) => calculationIn(calculation, scope, sheet)),
      ]),
    ];
  });
  const outside = shown.filter(({ calculation }) => calculation.each === undefined);
  const consents = way.flatMap(({ place }) =>
    place.at === 'consent' ? consentOf(place.consent, sheet) : [],
  );
  return [
    ...inSteps,
    ...consents,
    ...outside.flatMap((calculation) => calculationIn(calculation, sheet.root, sheet)),
  ];
}

function answersIn(step: string, scope: Scope, sheet: Sheet): ReviewItem[] {
  return (scope.steps.get(step) ?? []).flatMap((asking): ReviewItem[] => {
    if (asking.question.question.type === 'note' || !asking.asked) return [];
    const missing = asking.given === undefined && !asking.settled;
    return [{ kind: 'answer', step, question: questionView(asking, sheet), missing }];
  });
}

function consentOf(consent: string, sheet: Sheet): ReviewItem[] {
  const agreed = sheet.agreedTo(consent);
  return sheet.service.definition.consents
    .filter(({ id }) => id === consent)
    .map(({ picture }) => {
      return { kind: 'consent', consent, picture, ...(agreed !== undefined && { agreed }) };
    });
}

function calculationIn({ calculation }: ServiceCalculation, scope: Scope, sheet: Sheet): ReviewItem[] {
  const { id, type, picture } = calculation;
  const value = scope.calculated.get(id);
  if (value === undefined) return [];
  return [
    {
      kind: 'calculation',
      id,
      ...(scope.row !== undefined && { row: scope.row }),
      type,
      ...(picture !== undefined && { picture }),
      personal: sheet.service.personal.has(id),
      value,
    },
  ];
}

/** Of all answers only those that some sentence of the service says: a screen is handed nothing that it need not know. */
function namesIn({ service, sheet }: Filling): string[] {
  const askings = [...service.steps.values()]
    .flatMap((step) => sheet.scopesOf(step))
    .flatMap((scope) => [...scope.askings.values()]);
  const names = askings.flatMap(({ question, answer }) =>
    question.question.type === 'name' && typeof answer === 'string' ? [answer] : [],
  );
  return [...new Set(names)];
}

function valuesAt(scope: Scope | undefined, sheet: Sheet): Record<string, Value> {
  const values: Record<string, Value> = { today: sheet.today };
  for (const name of sheet.service.named) {
    const value = scope?.valueOf(name) ?? sheet.root.valueOf(name);
    if (value !== undefined) values[name] = value;
  }
  // What a row is called while its name is not to be said.
  if (scope?.step !== undefined) values['number'] = sheet.rowsOf(scope.step).indexOf(scope) + 1;
  return values;
}
