import { useSyncExternalStore } from 'react';
import { i18n } from './i18n.ts';
import { sourceLanguage } from './language.ts';

/** How often it has changed what the texts on the screen say. */
let changes = 0;
const listeners = new Set<() => void>();

i18n.on('languageChanged', changed);
// The texts of a service that come after its screen. A language that is fetched ahead of time changes nothing yet.
i18n.store.on('added', (language: string) => {
  if (language === i18n.language || language === sourceLanguage) changed();
});

function changed(): void {
  changes += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language that is shown at present. Whoever uses it is drawn anew when texts say something else than they did. */
export function useLanguage(): string {
  useSyncExternalStore(subscribe, () => changes);
  return i18n.language;
}
