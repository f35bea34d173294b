import { useState } from 'react';
import { changeLanguage } from '../text/change-language.ts';
import { loadServiceText } from '../text/service-text.ts';
import { usePatiently } from '../use-patiently.ts';
import type { Visit } from './visit.tsx';

/**
 * Sees that the program's and the present service's texts are there in the language chosen before anything is drawn
 * in it: a key instead of a sentence would be read aloud. Answers whether they are.
 */
export function useShownLanguage(language: string, visit: Visit): boolean {
  const digest = digestOf(visit);
  const wanted = `${language} ${digest ?? ''}`;
  const [shown, setShown] = useState<string>();

  const failed = usePatiently(async (signal) => {
    if (digest !== undefined) await loadServiceText(digest, language);
    signal.throwIfAborted();
    await changeLanguage(language);
    return () => setShown(wanted);
  }, wanted);

  // The old language stays on the screen while the new one is fetched; only a service never seen has to be waited for.
  const ready = shown !== undefined && (digest === undefined || shown.endsWith(digest));
  if (failed && !ready) throw failed.fault;
  return ready;
}

function digestOf(visit: Visit): string | undefined {
  if (visit.at === 'session') return visit.view.service.digest;
  if (visit.at === 'tried') return visit.service.digest;
  if (visit.at === 'slip' || visit.at === 'rating') return visit.slip.service.digest;
  return undefined;
}
