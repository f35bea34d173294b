import { fetchLetters } from './fetch-letters.ts';
import { i18n } from './i18n.ts';
import { findPseudoLanguage, sourceLanguage } from './language.ts';
import { pseudoTexts } from './pseudo.ts';

/** Services whose texts are in use, by digest. A digest never changes its texts. */
const inUse = new Set<string>();

/**
 * Takes a service's texts in, under its digest as their namespace: in the language asked for and in Chinese, which
 * stands in for what is not translated. A language that the service does not speak is no error.
 */
export async function loadServiceText(digest: string, language: string): Promise<void> {
  inUse.add(digest);
  await Promise.all([
    load(digest, sourceLanguage),
    ...(language === sourceLanguage ? [] : [load(digest, language)]),
  ]);
}

/** The texts of every service in use, in another language. */
export async function loadServiceTexts(language: string): Promise<void> {
  await Promise.all([...inUse].map((digest) => loadServiceText(digest, language)));
}

async function load(digest: string, language: string): Promise<void> {
  if (i18n.hasResourceBundle(language, digest)) return;
  const pseudo = findPseudoLanguage(language);
  const response = await fetch(`/catalog/${digest}/text.${pseudo?.from ?? language}.json`);
  if (response.status === 404 && language !== sourceLanguage) {
    // Under its own name for this language, so that nobody asks again and nothing is missing.
    i18n.addResourceBundle(language, digest, i18n.getResourceBundle(sourceLanguage, digest) ?? {});
    return;
  }
  if (!response.ok) throw new Error(`Texts of service ${digest} in ${language}: ${response.status}`);
  const found = parseTexts(await response.json());
  const texts = pseudo ? pseudoTexts(found, pseudo) : found;
  i18n.addResourceBundle(language, digest, texts);
  void fetchLetters(texts, language);
}

/** Texts by key, nested or not. Whatever else arrives here is a bug of the machine, which checked them at load. */
function parseTexts(texts: unknown): Record<string, unknown> {
  if (!isTexts(texts)) throw new Error('A text file of a service holds something else than texts');
  return texts;
}

function isTexts(texts: unknown): texts is Record<string, unknown> {
  return (
    typeof texts === 'object' &&
    texts !== null &&
    !Array.isArray(texts) &&
    Object.values(texts).every((text) => typeof text === 'string' || isTexts(text))
  );
}
