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
