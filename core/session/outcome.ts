import type { Definition } from '../service/definition.ts';
import type { ServiceStep } from '../service/service.ts';
import type { Source } from './event.ts';
import type { Scope } from './scope.ts';
import type { Sheet } from './sheet.ts';
import { type Kept, keptWith, type Value } from './value.ts';
import { wayThrough } from './way.ts';

/** What a session comes to, as it goes upstream. Whoever takes it has made sure that the session is complete. */
export interface Outcome {
  service: { id: string; version: string; digest: string };
  applications: OutcomeApplication[];
  consents: { consent: string; agreed: boolean }[];
  /** What lies sealed beside the answers sent, each once. */
  attachments: Kept[];
  /** The day on which the session started, by which ages and the like were reckoned. */
  today: string;
}

export interface OutcomeApplication {
  id: string;
  answers: { question: string; row?: string; type: string; value: Value; source: Source }[];
  /** What was asked and is not known, as the resident said. */
  notKnown: { question: string; row?: string }[];
  /** The rows of its repeated steps, in order. */
  rows: { step: string; rows: string[] }[];
  calculations: { id: string; row?: string; type: string; value: Value }[];
}

/** Only what is asked; what was hidden or never agreed to stays behind, and so does a consent that nothing asks for now. */
export function outcomeOf(sheet: Sheet, digest: string): Outcome {
  const { definition } = sheet.service;
  const applications = applicationsOf(sheet).map((application): OutcomeApplication => {
    const steps = application.steps.flatMap((id) => sheet.service.steps.get(id) ?? []);
    const shown = steps.filter(({ step }) => sheet.isShown(step.id));
    return {
      id: application.id,
      answers: shown.flatMap((step) => sheet.scopesOf(step).flatMap((scope) => answersIn(step, scope))),
      notKnown: shown.flatMap((step) => sheet.scopesOf(step).flatMap((scope) => notKnownIn(step, scope))),
      rows: shown
        .filter(({ rows }) => rows)
        .map(({ step }) => ({
          step: step.id,
          rows: sheet.rowsOf(step.id).flatMap(({ row }) => row ?? []),
        })),
      calculations: application.calculations.flatMap((id) => calculationsOf(id, sheet)),
    };
  });

  return {
    service: { id: definition.id, version: definition.version, digest },
    applications,
    consents: wayThrough(sheet).flatMap(({ place }) => {
      const agreed = place.at === 'consent' ? sheet.agreedTo(place.consent) : undefined;
      return place.at === 'consent' && agreed !== undefined ? [{ consent: place.consent, agreed }] : [];
    }),
    attachments: attachmentsOf(applications),
    today: sheet.today,
  };
}

/** What this run makes, as its answers are now. One that cannot be decided is not made: nobody agreed to it. */
export function applicationsOf({ service, root }: Sheet): Definition['applications'] {
  return service.definition.applications.filter(({ id }) => {
    const when = service.applicationWhen.get(id);
    return !when || when.evaluate(root.values) === true;
  });
}

function answersIn({ step }: ServiceStep, scope: Scope): OutcomeApplication['answers'] {
  return (scope.steps.get(step.id) ?? []).flatMap(({ answer: value, source, question: { question } }) => {
    return value === undefined || !source
      ? []
      : [{ question: question.id, ...inRow(scope), type: question.type, value, source }];
  });
}

function notKnownIn({ step }: ServiceStep, scope: Scope): OutcomeApplication['notKnown'] {
  return (scope.steps.get(step.id) ?? []).flatMap((asking) =>
    asking.asked && asking.given === undefined && asking.passed === 'not-known'
      ? [{ question: asking.question.question.id, ...inRow(scope) }]
      : [],
  );
}

function calculationsOf(id: string, sheet: Sheet): OutcomeApplication['calculations'] {
  const calculation = sheet.service.calculations.get(id)?.calculation;
  if (!calculation) return [];
  const { each, type } = calculation;
  if (each !== undefined && !sheet.isShown(each)) return [];
  const scopes = each === undefined ? [sheet.root] : sheet.rowsOf(each);
  return scopes.flatMap((scope) => {
    const value = scope.calculated.get(id);
    return value === undefined ? [] : [{ id, ...inRow(scope), type, value }];
  });
}

function inRow({ row }: Scope): { row?: string } {
  return row === undefined ? {} : { row };
}

function attachmentsOf(applications: readonly OutcomeApplication[]): Kept[] {
  const kept = applications.flatMap(({ answers }) => answers.flatMap(({ value }) => keptWith(value)));
  return [...new Map(kept.map((each) => [each.attachment, each])).values()];
}
