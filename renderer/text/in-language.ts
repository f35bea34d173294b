import { findPseudoLanguage, sourceLanguage } from './language.ts';

/** Words that the machine hands over in several languages: in this one, or else in Chinese. */
export function inLanguage(words: Readonly<Record<string, string>>, language: string): string {
  const pseudo = findPseudoLanguage(language);
  const found = words[pseudo?.from ?? language];
  if (found === undefined) return words[sourceLanguage] ?? '';
  return pseudo ? pseudo.make(found) : found;
}
