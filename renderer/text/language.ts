import languages from '../../locales/languages.json';

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
}

/** The source of every text, and what is shown where a translation lacks. */
export const sourceLanguage = 'zh-CN';

export const allLanguages: readonly Language[] = languages.map((one) => ({
  ...one,
  letters: one.letters === 'latin' ? 'latin' : 'pinyin',
}));

export function languageOf(tag: string): Language {
  const found = allLanguages.find((language) => language.tag === tag);
  if (!found) throw new Error(`Not in locales/languages.json: ${tag}`);
  return found;
}
