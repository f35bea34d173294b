import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formsOf } from '../../core/text/forms.ts';
import { sentencesOf } from '../../core/text/sentence.ts';

/** A sentence that a person can read once and for all, and the texts that hold it, as `resident:welcome.ask`. */
export interface Recordable {
  sentence: string;
  texts: string[];
}

/** Those of the program's texts that residents hear. Staff read theirs, and authors theirs. */
const heard = ['resident', 'part', 'input', 'problem', 'speech'];
/** Stands for what is put in when the text is said: no such character is ever typed. */
const HOLE = '\uE000';

/**
 * Every sentence that the kiosk says of a language in a speech variety and that never changes, in the order of its texts. One that holds a
 * name, a number or a date is made by a voice that can say anything.
 */
export function recordable(
  localesDir: string,
  servicesDir: string,
  language: string,
  variety: string,
): Recordable[] {
  const found = new Map<string, string[]>();
  for (const [key, text] of spokenTexts(localesDir, servicesDir, language)) {
    const said = formsOf(language, variety).spoken.plain(text.replaceAll(/\{\{[^}]*\}\}/g, HOLE));
    for (const { text: piece } of sentencesOf(said)) {
      if (piece.includes(HOLE)) continue;
      const sentence = piece.trim();
      const texts = found.get(sentence);
      if (texts) texts.push(key);
      else found.set(sentence, [key]);
    }
  }
  return [...found].map(([sentence, texts]) => ({ sentence, texts }));
}

function* spokenTexts(
  localesDir: string,
  servicesDir: string,
  language: string,
): Generator<readonly [string, string]> {
  for (const namespace of heard) {
    yield* saidOf(namespace, readTexts(path.join(localesDir, language, `${namespace}.json`)));
  }
  for (const service of readdirSync(servicesDir).sort()) {
    yield* saidOf(service, readTexts(path.join(servicesDir, service, `text.${language}.json`)));
  }
}

/** What is for the eye alone is left out where there is another form for the ear. */
function* saidOf(
  namespace: string,
  texts: ReadonlyMap<string, string>,
): Generator<readonly [string, string]> {
  for (const [key, text] of texts) {
    if (!texts.has(`${key}_spoken`)) yield [`${namespace}:${key}`, text];
  }
}

function readTexts(file: string): Map<string, string> {
  const texts = new Map<string, string>();
  if (existsSync(file)) collect(JSON.parse(readFileSync(file, 'utf8')), '', texts);
  return texts;
}

function collect(value: unknown, key: string, texts: Map<string, string>): void {
  if (typeof value === 'string') texts.set(key, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, below] of Object.entries(value)) collect(below, key ? `${key}.${name}` : name, texts);
  }
}
