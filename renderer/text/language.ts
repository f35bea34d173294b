import languages from '../../locales/languages.json';

/** A language of the texts, as `locales/languages.json` lists them. */
export interface Language {
  /** Also the name of its folder. */
  tag: string;
  /** Its own name for itself. */
  name: string;
  /** For the page's `lang`. */
  html: string;
}

/** The source of every text, and what is shown where a translation lacks. */
export const sourceLanguage = 'zh-CN';

export const allLanguages: readonly Language[] = languages;

export function languageOf(tag: string): Language {
  const found = allLanguages.find((language) => language.tag === tag);
  if (!found) throw new Error(`Not in locales/languages.json: ${tag}`);
  return found;
}
