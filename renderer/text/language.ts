import languages from '../../locales/languages.json';
import { type PseudoLanguage, pseudoLanguages } from './pseudo.ts';

/** A language of the texts, as `locales/languages.json` lists them. */
export interface Language {
  /** Also the name of its folder. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  /** Which letters a keyboard shows first: those that Chinese is spelled with, or its own. */
  letters: 'pinyin' | 'latin';
  /** For the page's `lang`. */
  html: string;
  /** Which way it is read, and so where a screen begins. */
  dir: 'ltr' | 'rtl';
}

/** The source of every text, and what is shown where a translation lacks. */
export const sourceLanguage = 'zh-CN';

export const allLanguages: readonly Language[] = languages.map((one) => ({
  ...one,
  letters: one.letters === 'latin' ? 'latin' : 'pinyin',
  dir: one.dir === 'rtl' ? 'rtl' : 'ltr',
}));

export function languageOf(tag: string): Language {
  const found = findLanguage(tag);
  if (!found) throw new Error(`Not in locales/languages.json: ${tag}`);
  return found;
}

export function findLanguage(tag: string): Language | undefined {
  return allLanguages.find((language) => language.tag === tag) ?? findPseudoLanguage(tag);
}

/** Those to be chosen beside the language that they are made of: only in a kiosk that was built to look at one. */
export function pseudoLanguagesOf(from: string): readonly Language[] {
  return import.meta.env.DEV
    ? pseudoLanguages.filter((language) => language.from === from && language.tag === import.meta.env.MODE)
    : [];
}

/** None in a kiosk: nobody can read them, and the bundle leaves them out. */
export function findPseudoLanguage(tag: string): PseudoLanguage | undefined {
  return import.meta.env.DEV ? pseudoLanguages.find((language) => language.tag === tag) : undefined;
}
