import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formsOf } from '../../core/text/forms.ts';
import { sentencesOf } from '../../core/text/sentence.ts';

/** A sentence that a person can read once and for all, and the texts that hold it, as `resident:welcome.ask`. */
export interface Recordable {
  /** Of the texts. */
  language: string;
  sentence: string;
  texts: string[];
}

/**
 * The program's texts that no resident hears, and why. Every other file of a language is heard: one that is added stands
 * on the sheet by itself, since a text left off it would be said in another speech with nobody the wiser.
 */
export const unheard: Readonly<Record<string, string>> = {
  staff: 'Staff read their screens, and the voice is the residents’.',
  paper: 'It is printed. What the slip says is said by texts of the screen beside it.',
  authoring: 'It names to authors what is wrong with their service.',
};
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
  return [...found].map(([sentence, texts]) => ({ language, sentence, texts }));
}

function* spokenTexts(
  localesDir: string,
  servicesDir: string,
  language: string,
): Generator<readonly [string, string]> {
  for (const namespace of heardIn(path.join(localesDir, language))) {
    yield* saidOf(namespace, readTexts(path.join(localesDir, language, `${namespace}.json`)));
  }
  for (const service of readdirSync(servicesDir).sort()) {
    yield* saidOf(service, readTexts(path.join(servicesDir, service, `text.${language}.json`)));
  }
}

/** In one order on every computer, so that a sheet written twice has the same numbers. */
function heardIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .filter((namespace) => !(namespace in unheard))
    .sort();
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
