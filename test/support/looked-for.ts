import { formsOf } from './search-folder.ts';

/** What stands in every log by chance, and so tells nothing where it is found. Whatever else was said is looked for. */
export const notLookedFor: Readonly<Record<string, RegExp>> = {
  'a single sign': /^.$/u,
  'a count, a year, or a line of the program': /^\d{2,4}$/,
  'letters that many an id has': /^[A-Za-z]{2,3}$/,
  'a choice by a word that the program has too, as `yes` or `photo`': /^[a-z_]{2,5}$/,
};

/** Each text once, without what cannot be told from chance. */
export function lookedFor(said: Iterable<string>): string[] {
  const rules = Object.values(notLookedFor);
  return [...new Set(said)].filter((text) => text !== '' && !rules.some((rule) => rule.test(text)));
}

/** Every text and number of an answer, however deep it stands in it. Yes and no are neither. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return typeof value === 'string' ? [value] : typeof value === 'number' ? [`${value}`] : [];
}

/** Which of these texts stand in which of the logs, in whatever form. A log that is empty was not searched, and throws. */
export function foundIn(logs: Readonly<Record<string, string>>, texts: Iterable<string>): string[] {
  const looked = [...texts].map((text) => formsThatTell(text));
  return Object.entries(logs).flatMap(([log, written]) => {
    const bytes = Buffer.from(withoutMadeUp(written));
    if (bytes.length === 0) throw new Error(`The ${log} is empty, so nothing was looked for in it`);
    return looked
      .map((forms) => forms.find(([, form]) => bytes.includes(form)))
      .filter((form) => form !== undefined)
      .map(([name]) => `${name} in the ${log}`);
  });
}

/** Of a short text a form can be so short that it is in every id. */
function formsThatTell(text: string): [string, Buffer][] {
  return Object.entries(formsOf(text, text)).filter(([name, form]) => name === text || form.length > 4);
}

/**
 * Ids, digests and times: in a hundred lines five digits of somebody's number stand in one of them sooner or later. And the number of
 * a receipt where the audit log names it, so that somebody who looks into it months later knows which one it was.
 */
function withoutMadeUp(log: string): string {
  return log
    .replaceAll(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<digest>')
    .replaceAll(/"receipt":"\d{10}"/g, '"receipt":"<receipt>"')
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>');
}
