import { useEffect, useState } from 'react';
import { changeLanguage } from '../text/change-language.ts';
import { loadServiceText } from '../text/service-text.ts';
import type { Visit } from './visit.tsx';

/**
 * Sees that the program's and the present service's texts are there in the language chosen before anything is drawn
 * in it: a key instead of a sentence would be read aloud. Answers whether they are.
 */
export function useShownLanguage(language: string, visit: Visit): boolean {
  const digest = digestOf(visit);
  const wanted = `${language} ${digest ?? ''}`;
  const [shown, setShown] = useState<string>();

  useEffect(() => {
    let stale = false;
    void (async () => {
      if (digest !== undefined) await loadServiceText(digest, language);
      if (stale) return;
      await changeLanguage(language);
      setShown(wanted);
    })();
    return () => {
      stale = true;
    };
  }, [digest, language, wanted]);

  // The old language stays on the screen while the new one is fetched; only a service never seen has to be waited for.
  return shown !== undefined && (digest === undefined || shown.endsWith(digest));
}

function digestOf(visit: Visit): string | undefined {
  if (visit.at === 'session') return visit.view.service.digest;
  if (visit.at === 'slip' || visit.at === 'rating') return visit.slip.service.digest;
  return undefined;
}
