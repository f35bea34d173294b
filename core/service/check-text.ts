import type { Definition } from './definition.ts';
import type { ServiceProblem } from './problem.ts';
import { spokenEnding, type TextKey, textKeysOf, unnamedEnding } from './text-keys.ts';

/** What may stand in a text, by where the text is used, and how it may be written there. */
export interface Nameable {
  /** What stands outside of rows, with the kind of each: the type of its question or calculation. */
  service: ReadonlyMap<string, string>;
  /** What a row of a repeated step has of its own. */
  rows: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface CheckedTexts {
  problems: ServiceProblem[];
  texts: Record<string, Record<string, string>>;
  /** Every name that some text says, so that a screen is handed these and no other answer. */
  named: ReadonlySet<string>;
}

/** `{{name}}`, `{{total, money}}` */
const placeholder = /\{\{([^{}]*)\}\}/g;
const written = /^\s*-?\s*([a-z][a-z0-9_]*)\s*(?:,\s*([a-z]+)\s*)?$/;

/** How each kind may be written, the usual way first. `plain` is without a format, as it was given. */
const formats: Readonly<Record<string, readonly string[]>> = {
  number: ['plain', 'number', 'count'],
  // Amounts are whole 分 and days are 2026-11-23: neither is ever shown as it is kept.
  money: ['money'],
  date: ['date'],
  text: ['plain'],
  name: ['plain'],
  phone: ['phone', 'code', 'plain'],
  'identity-number': ['identity', 'code', 'plain'],
  code: ['code', 'plain'],
  address: ['address'],
};

/** A flat file of sentences, or null where the file is something else. */
function readTexts(source: unknown): Map<string, unknown> | null {
  const isFlat = typeof source === 'object' && source !== null && !Array.isArray(source);
  return isFlat ? new Map(Object.entries(source)) : null;
}

export function checkTexts(
  definition: Definition,
  sources: Readonly<Record<string, unknown>>,
  nameable: Nameable,
  personal: ReadonlySet<string>,
): CheckedTexts {
  const problems: ServiceProblem[] = [];
  const texts: Record<string, Record<string, string>> = {};
  const named = new Set<string>();
  const keys = new Map(textKeysOf(definition).map((key) => [key.key, key]));

  for (const language of definition.languages) {
    const file = `text.${language}.json`;
    const problem = (at: string, code: string, params: Record<string, string> = {}) => {
      problems.push({ file, at, code, params });
    };
    if (!Object.hasOwn(sources, language)) {
      problem('', 'text-file-missing', { language });
      continue;
    }
    const found = readTexts(sources[language]);
    if (!found) {
      problem('', 'text-file-shape');
      continue;
    }

    const kept: Record<string, string> = {};
    for (const [key, text] of found) {
      const called = keys.get(withoutEnding(key));
      if (!called) problem(key, 'text-unknown');
      else if (typeof text !== 'string') problem(key, 'text-kind');
      else if (text.trim() === '') problem(key, 'text-empty');
      else {
        for (const { code, params } of checkNames(text, called, nameable, named)) problem(key, code, params);
        const told = namesIn(text).find((name) => personal.has(name));
        if (told !== undefined && key.endsWith(unnamedEnding)) problem(key, 'text-unnamed', { name: told });
        // Without another text for the ears of others this one could not be said at all until that was allowed.
        else if (told !== undefined && !found.has(called.key + unnamedEnding)) {
          problem(called.key + unnamedEnding, 'text-unnamed-missing', { name: told });
        }
        kept[key] = text;
      }
    }
    for (const { key, required } of keys.values()) {
      if (required && !found.has(key)) problem(key, 'text-missing');
    }
    texts[language] = kept;
  }

  for (const language of Object.keys(sources)) {
    if (!definition.languages.includes(language)) {
      problems.push({
        file: `text.${language}.json`,
        at: '',
        code: 'text-language-unlisted',
        params: { language },
      });
    }
  }
  return { problems, texts, named };
}

function withoutEnding(key: string): string {
  const ending = [spokenEnding, unnamedEnding].find((one) => key.endsWith(one)) ?? '';
  return key.slice(0, key.length - ending.length);
}

function namesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].flatMap(([, inside = '']) => written.exec(inside)?.[1] ?? []);
}

function* checkNames(
  text: string,
  { names }: TextKey,
  nameable: Nameable,
  named: Set<string>,
): Generator<{ code: string; params: Record<string, string> }> {
  for (const [whole, inside = ''] of text.matchAll(placeholder)) {
    const [, name, format] = written.exec(inside) ?? [];
    if (name === undefined) {
      yield { code: 'text-placeholder', params: { placeholder: whole } };
      continue;
    }
    const kind = kindOf(name, names, nameable);
    const ways = kind === undefined ? undefined : formats[kind];
    if (kind === undefined) yield { code: 'text-name-unknown', params: { name } };
    else if (!ways) yield { code: 'text-name-unsayable', params: { name } };
    else if (!ways.includes(format ?? 'plain')) {
      yield { code: 'text-format', params: { placeholder: whole, right: rightly(name, ways[0]) } };
    } else named.add(name);
  }
}

function rightly(name: string, format = 'plain'): string {
  return format === 'plain' ? `{{${name}}}` : `{{${name}, ${format}}}`;
}

function kindOf(name: string, names: TextKey['names'], nameable: Nameable): string | undefined {
  if (names === 'none') return undefined;
  if (names === 'count') return name === 'number' ? 'number' : undefined;
  if (name === 'today') return 'date';
  const row = names === 'service' ? undefined : nameable.rows.get(names.row);
  // `number` counts the rows for people: the second member of the family.
  if (row && name === 'number') return 'number';
  return row?.get(name) ?? nameable.service.get(name);
}
