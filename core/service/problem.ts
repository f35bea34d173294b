/**
 * What keeps a service from being used, or is advice on one that is, for the clerk who wrote it. `code` names a sentence of
 * `locales/<lang>/authoring.json`, `params` what stands in it.
 */
export interface ServiceProblem {
  /** `service.json`, `text.zh-CN.json`, `pictures/`. */
  file: string;
  /** The place in that file: `steps[1].questions[0].when`, or the key of a text. */
  at: string;
  code: string;
  params: Record<string, string>;
}

/** A problem of `service.json`, where most are. */
export function inDefinition(at: string, code: string, params: Record<string, string> = {}): ServiceProblem {
  return { file: 'service.json', at, code, params };
}

/** As many as one sitting can mend. */
export const mostProblems = 200;

/** The first of them, and that there are more. */
export function problemsTold(problems: readonly ServiceProblem[]): ServiceProblem[] {
  const more = problems.length - mostProblems;
  const told = problems.slice(0, mostProblems);
  return more > 0 ? [...told, inDefinition('', 'problems-more', { more: `${more}` })] : told;
}

/** More than a machine can check as it starts, or work out while somebody stands there. */
export function tooLarge(at: string): ServiceProblem {
  return inDefinition(at, 'service-too-large');
}
