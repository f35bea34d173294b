import type { Definition, Question } from './definition.ts';
import { inDefinition, type ServiceProblem } from './problem.ts';

/**
 * What an author may well have overlooked in a service that works: it is offered all the same, because only the author
 * knows whether it was meant so.
 */
export function adviceOn(
  definition: Definition,
  texts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ServiceProblem[] {
  return [...askedTwice(definition), ...withoutHelp(definition, texts)];
}

/** What a person has once. Where they live and what they write may well be asked twice. */
const ofOnePerson: ReadonlySet<Question['type']> = new Set(['identity-number', 'name', 'phone']);

/** Two questions for the same of what may be the same person, and a birthday where its number tells it. */
function askedTwice({ steps }: Definition): ServiceProblem[] {
  // A row is somebody of their own, and so is whoever is asked outside of rows.
  const asked = new Map<string, Map<string, string>>();
  return steps.flatMap(({ id: step, repeat, questions }, s) =>
    questions.flatMap((question, q) => {
      const whose = repeat ? step : '';
      const before = asked.get(whose) ?? new Map<string, string>();
      asked.set(whose, before);
      const at = `steps[${s}].questions[${q}]`;
      const known = before.get(question.type);
      if (!before.has(question.type)) before.set(question.type, question.id);
      if (known !== undefined && ofOnePerson.has(question.type))
        return [inDefinition(at, 'asked-twice', { id: question.id, other: known })];
      const number = before.get('identity-number');
      const always = question.type === 'date' && question.birthday && question.when === undefined;
      return always && number !== undefined
        ? [inDefinition(at, 'birthday-known', { id: question.id, number })]
        : [];
    }),
  );
}

/** More to say at a touch of Help, for every question that wants an answer. */
function withoutHelp(
  { steps }: Definition,
  texts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ServiceProblem[] {
  const keys = steps
    .flatMap(({ questions }) => questions)
    .filter(({ type }) => type !== 'note')
    .map(({ id }) => `question.${id}.help`);
  return Object.entries(texts).flatMap(([language, written]) =>
    keys
      .filter((key) => !Object.hasOwn(written, key))
      .map((at) => ({ file: `text.${language}.json`, at, code: 'help-missing', params: {} })),
  );
}
