import { readdirSync } from 'node:fs';
import { readJson } from '../house/repository.ts';

/** Every text of a language by "file: key". */
export function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(`locales/${language}`))
    collect(readJson(`locales/${language}/${file}`), `${file.replace('.json', '')}: `, texts);
  return texts;
}

function collect(value: unknown, at: string, texts: Map<string, string>): void {
  if (typeof value === 'string') texts.set(at, value);
  else
    for (const [key, below] of Object.entries(value as object))
      collect(below, at.endsWith(': ') ? at + key : `${at}.${key}`, texts);
}

const pluralForm = /_(zero|one|two|few|many|other)(?=_spoken$|_unnamed$|$)/;

/** Languages differ in how many plural forms they have, and in nothing else. */
export const withoutPlural = (key: string): string => key.replace(pluralForm, '');

/** The plural form that a key is for, if it is for one. */
export const pluralOf = (key: string): string | undefined => pluralForm.exec(key)?.[1];

/** For the ear, or for ears that may not hear everything: variants of the text that is shown. */
export const isVariant = (key: string): boolean => /_(spoken|unnamed)$/.test(key);

export const withoutVariant = (key: string): string => key.replace(/_(spoken|unnamed)$/, '');
