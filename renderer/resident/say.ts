import type { Problem, SessionView } from '../../core/session/view.ts';
import { ownTexts } from '../text/own-text.ts';
import type { Saying } from '../text/saying.ts';

/** A text of the residents' screens. */
export const resident = ownTexts('resident');

/** What is wrong, as the machine names it. */
export const ofProblem = ownTexts('problem').named;

/** Something that has no key of its own: a name, a number as typed. */
export function literal(text: string): Saying {
  return resident('literal', { text });
}

/** A text of the service being filled in; it may name answers and calculations. */
export function ofService(view: SessionView, key: string): Saying {
  return { ns: view.service.digest, key, values: view.values };
}

/** How a service counts the rows of a step: "the second person". */
export function rowSaying(view: SessionView, step: string, number: number): Saying {
  return { ns: view.service.digest, key: `step.${step}.row`, values: { number } };
}

/** Why an answer is not taken: the service's own sentence for its rules, the program's for everything else. */
export function problemSaying(view: SessionView, problem: Problem): Saying {
  return problem.rule === undefined
    ? ofProblem(problem.code, problem.params)
    : {
        ns: view.service.digest,
        key: `question.${problem.question}.rule.${problem.rule}`,
        values: { ...view.values, ...problem.params },
      };
}
