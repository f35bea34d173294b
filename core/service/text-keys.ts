import type { Definition, Question } from './definition.ts';

/** A text that a definition calls for, by its key in `text.<lang>.json`. */
export interface TextKey {
  key: string;
  required: boolean;
  /** What the text may name in `{{…}}`: nothing, what stands outside of rows, how many rows there are (`number`), or also what stands in a row of a step. */
  names: 'none' | 'service' | 'count' | { row: string };
}

/** A key may have a second text under this ending, for what is better said differently than it is written. */
export const spokenEnding = '_spoken';

/**
 * Under this ending stands what is said aloud in place of a text that names something personal, until the resident
 * allowed that. It is only ever heard, so it has no spoken form of its own.
 */
export const unnamedEnding = '_unnamed';

/** Every key that the definition calls for or allows. `_spoken` and `_unnamed` may be added to each and are not listed. */
export function textKeysOf(definition: Definition): TextKey[] {
  return [
    ...['title', 'summary', 'counter'].map((key) => plain(key)),
    ...['handler', 'why', 'refuse'].map((part) => plain(`notice.${part}`)),
    ...definition.notice.asks.map(({ id }) => plain(`notice.${id}`)),
    ...definition.bring.map(({ id }) => plain(`bring.${id}`)),
    ...definition.consents.flatMap(({ id }) => ['ask', 'why'].map((part) => naming(`consent.${id}.${part}`))),
    ...definition.eligibility.map(({ id }) => naming(`eligibility.${id}`)),
    ...definition.steps.flatMap(keysOfStep),
    ...definition.calculations.map(({ id, shown, each }) => ({
      key: `calculation.${id}.label`,
      required: shown,
      names: each === undefined ? ('service' as const) : { row: each },
    })),
    naming('declaration'),
    ...definition.applications.map(({ id }) => plain(`application.${id}`)),
    ...definition.afterwards.flatMap(({ id }) =>
      ['title', 'body'].map((part) => plain(`afterwards.${id}.${part}`)),
    ),
  ];
}

function keysOfStep(step: Definition['steps'][number]): TextKey[] {
  const within: TextKey['names'] = step.repeat ? { row: step.id } : 'service';
  const rows: TextKey[] = step.repeat
    ? [
        naming(`step.${step.id}.add`),
        { key: `step.${step.id}.row`, required: true, names: within },
        // Said when nobody is in: it cannot come to that where one row is there from the start.
        { key: `step.${step.id}.none`, required: step.repeat.min === 0, names: 'service' },
        // In place of the program's own words, which do not know whether these are people or plots of land.
        { key: `step.${step.id}.all`, required: false, names: 'service' },
        { key: `step.${step.id}.count`, required: false, names: 'count' },
      ]
    : [];
  return [
    naming(`step.${step.id}.title`),
    ...rows,
    ...step.questions.flatMap((question) => keysOfQuestion(question, within)),
  ];
}

function keysOfQuestion(question: Question, names: TextKey['names']): TextKey[] {
  const key = (part: string, required: boolean): TextKey => {
    return { key: `question.${question.id}.${part}`, required, names };
  };
  const choices = question.type === 'choice' || question.type === 'choices' ? question.choices : [];
  return [
    key('ask', true),
    key('hint', false),
    key('help', false),
    // A note is told and never looked back at, so nothing else names it.
    key('label', question.type !== 'note'),
    ...choices.map(({ value }) => key(`choice.${value}`, true)),
    ...[...new Set(choices.flatMap(({ group }) => group ?? []))].map((group) => key(`group.${group}`, true)),
    ...(question.type === 'choices' && question.none ? [key('none', true)] : []),
    ...question.rules.map(({ id }) => key(`rule.${id}`, true)),
  ];
}

/** Shown before a session or after it, when there are no answers to name. */
function plain(key: string): TextKey {
  return { key, required: true, names: 'none' };
}

function naming(key: string): TextKey {
  return { key, required: true, names: 'service' };
}
