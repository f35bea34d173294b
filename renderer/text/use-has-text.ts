import { useTranslation } from 'react-i18next';
import type { Saying } from './saying.ts';

/** Whether there is such a text at all: hints are optional, and an empty line is worse than none. */
export function useHasText({ ns, key }: Saying): boolean {
  const { i18n } = useTranslation();
  return i18n.exists(key, { ns });
}
