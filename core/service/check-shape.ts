import type { z } from 'zod';
import { inDefinition, type ServiceProblem } from './problem.ts';

/** What zod found in `service.json`, as problems that a clerk can mend. */
export function shapeProblems(error: z.ZodError): ServiceProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue));
}

function problemsOf(issue: z.core.$ZodIssue): ServiceProblem[] {
  const at = written(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        return inDefinition(written([...issue.path, key]), 'field-unknown', { field: key });
      });
    case 'invalid_type':
      return [
        issue.input === undefined
          ? inDefinition(at, 'field-missing', { expected: kindOf(issue.expected) })
          : inDefinition(at, 'field-kind', { expected: kindOf(issue.expected) }),
      ];
    case 'invalid_value':
      return [inDefinition(at, 'field-value', { allowed: issue.values.map(String).join(', ') })];
    case 'invalid_union':
      return [inDefinition(at, 'field-value', { allowed: '' })];
    case 'invalid_format':
      return [inDefinition(at, 'field-format', {})];
    case 'too_small':
      return [inDefinition(at, 'field-too-small', { min: String(issue.minimum) })];
    case 'too_big':
      return [inDefinition(at, 'field-too-large', { max: String(issue.maximum) })];
    default:
      return [inDefinition(at, 'field-kind', { expected: 'other' })];
  }
}

/** Kinds of things in words that a clerk knows: `kind.<kind>` of `authoring.json`. */
function kindOf(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'number':
    case 'int':
      return 'number';
    case 'boolean':
      return 'yes-no';
    case 'array':
      return 'list';
    case 'object':
    case 'record':
      return 'group';
    default:
      return 'other';
  }
}

/** `steps[1].questions[0].when` */
function written(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
