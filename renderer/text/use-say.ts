import { useTranslation } from 'react-i18next';
import { type Form, say } from './i18n.ts';
import type { Saying } from './saying.ts';

/** Says texts in the language shown at present, and again when it changes. */
export function useSay(): (saying: Saying, form?: Form) => string {
  const { i18n } = useTranslation();
  return (saying, form = 'shown') => say(saying, i18n.language, form);
}
