import {
  compileService,
  type Service,
  type ServiceProblem,
  type ServiceSource,
} from '../../core/service/compile.ts';
import { definitionShape, type DefinitionSource } from '../../core/service/definition.ts';
import { textKeysOf } from '../../core/service/text-keys.ts';

type Parts = Partial<DefinitionSource> & Pick<DefinitionSource, 'steps'>;
type QuestionSource = DefinitionSource['steps'][number]['questions'][number];

/** One step of these questions, or whole steps, with everything else that a service needs. */
export function tinySource(
  parts: Parts | QuestionSource[],
): ServiceSource & { definition: DefinitionSource } {
  const given: Parts = Array.isArray(parts) ? { steps: [{ id: 'only', questions: parts }] } : parts;
  const questions = given.steps.flatMap((step) => step.questions.map(({ id }) => id));
  const definition: DefinitionSource = {
    id: 'tiny',
    version: '1',
    picture: 'some',
    languages: ['zh-CN'],
    valid: { from: '2026-01-01' },
    notice: {
      basis: 'consent',
      retentionDays: 30,
      asks: [{ id: 'all', picture: 'some', questions }],
    },
    applications: [{ id: 'main', steps: given.steps.map(({ id }) => id) }],
    afterwards: [{ id: 'wait', picture: 'some' }],
    ...given,
  };
  return { definition, texts: textsFor(definition), pictures: ['some'] };
}

/** A sentence for every text that the definition calls for, in every language that it speaks. */
export function textsFor(definition: DefinitionSource): Record<string, Record<string, string>> {
  const parsed = definitionShape.parse(definition);
  const required = textKeysOf(parsed).filter((key) => key.required);
  const texts = Object.fromEntries(required.map(({ key }) => [key, `(${key})`]));
  return Object.fromEntries(parsed.languages.map((language) => [language, { ...texts }]));
}

export function tinyService(parts: Parts | QuestionSource[]): Service {
  return compiled(tinySource(parts));
}

export function compiled(source: ServiceSource): Service {
  const result = compileService(source);
  if ('problems' in result) throw new Error(`The service is broken: ${JSON.stringify(result.problems)}`);
  return result.service;
}

/** What is wrong with a service, as `steps[0].questions[0].when: circle`. */
export function problemsOf(source: ServiceSource): string[] {
  const result = compileService(source);
  return 'problems' in result ? result.problems.map(said) : [];
}

function said({ file, at, code }: ServiceProblem): string {
  return `${file === 'service.json' ? '' : `${file} `}${at}: ${code}`;
}
