import { i18n } from './i18n.ts';
import type { Saying } from './saying.ts';
import { useLanguage } from './use-language.ts';

/** Whether there is such a text at all: hints are optional, and an empty line is worse than none. */
export function useHasText({ ns, key }: Saying): boolean {
  useLanguage();
  return i18n.exists(key, { ns });
}
