import { fetchLetters } from './fetch-letters.ts';
import { i18n, byNamespace } from './i18n.ts';
import { allLanguages, findPseudoLanguage, languageOf, sourceLanguage } from './language.ts';
import { pseudoTexts } from './pseudo.ts';
import { loadServiceTexts } from './service-text.ts';

type Texts = Record<string, unknown>;

const otherTexts = import.meta.glob<Texts>(['../../locales/*/*.json', '!../../locales/zh-CN/*.json'], {
  import: 'default',
});

/** Shows every text in a language from now on. At once, when the language is loaded already: see `loadLanguages`. */
export async function changeLanguage(tag: string): Promise<void> {
  const { html, dir } = languageOf(tag);
  await Promise.all([loadLanguage(tag), loadServiceTexts(tag)]);
  // Its own letters come only to whoever chose it. Those of the source come by themselves, after the first screen.
  if (tag !== sourceLanguage) await fetchLetters(i18n.getDataByLanguage(tag) ?? {}, tag);
  await i18n.changeLanguage(tag);
  document.documentElement.lang = html;
  document.documentElement.dir = dir;
}

/** Fetches every language while nobody waits, so that changing it later takes no time. */
export async function loadLanguages(): Promise<void> {
  await Promise.all(allLanguages.map(({ tag }) => loadLanguage(tag)));
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
