import { fetchLetters } from './fetch-letters.ts';
import { i18n, byNamespace } from './i18n.ts';
import { allLanguages, findPseudoLanguage, languageOf, sourceLanguage } from './language.ts';
import { pseudoTexts } from './pseudo.ts';
import { loadServiceTexts } from './service-text.ts';

type Texts = Record<string, unknown>;

const otherTexts = import.meta.glob<Texts>(['../../locales/*/*.json', '!../../locales/zh-CN/*.json'], {
  import: 'default',
});

/** Shows every text in a language from now on. At once, when the language is loaded already: see `loadAhead`. */
export async function changeLanguage(tag: string): Promise<void> {
  const { html, dir } = languageOf(tag);
  await Promise.all([loadLanguage(tag), loadServiceTexts(tag)]);
  // Its own letters come only to whoever chose it. Those of the source come by themselves, after the first screen.
  if (tag !== sourceLanguage) await fetchLetters(i18n.getDataByLanguage(tag) ?? {}, tag);
  await i18n.changeLanguage(tag);
  document.documentElement.lang = html;
  document.documentElement.dir = dir;
}

/** Fetches letters and every language while nobody waits, so that the next screens and another language take no time. */
export function loadAhead(): void {
  void fetchLetters(i18n.getDataByLanguage(sourceLanguage) ?? {}, sourceLanguage);
  // A language that does not come now is asked for again when somebody wants it.
  for (const { tag } of allLanguages) loadLanguage(tag).catch(() => undefined);
}

async function loadLanguage(tag: string): Promise<void> {
  if (tag === sourceLanguage) return;
  const pseudo = findPseudoLanguage(tag);
  const files = Object.entries(otherTexts).filter(([path]) => path.includes(`/${pseudo?.from ?? tag}/`));
  const texts = await Promise.all(files.map(async ([path, load]) => [path, await load()] as const));
  for (const [ns, text] of Object.entries(byNamespace(Object.fromEntries(texts)))) {
    if (i18n.hasResourceBundle(tag, ns)) continue;
    i18n.addResourceBundle(tag, ns, pseudo ? pseudoTexts(text, pseudo) : text);
  }
}
