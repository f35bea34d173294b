import { type Form, say } from './i18n.ts';
import type { Saying } from './saying.ts';
import { useLanguage } from './use-language.ts';

/** Says texts in the language shown at present, and again when it changes. */
export function useSay(): (saying: Saying, form?: Form) => string {
  const language = useLanguage();
  return (saying, form = 'shown') => say(saying, language, form);
}
