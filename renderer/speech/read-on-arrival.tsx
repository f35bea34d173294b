import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useLanguage } from '../text/use-language.ts';
import { aloudHere } from './aloud-here.ts';
import { chosenVariety } from './chosen-variety.ts';
import { openReader, type Reader } from './reader.ts';

/**
 * Put once into a screen, it reads aloud what its parent holds: on arrival, again in another language or speech variety, and
 * again when `again` changes. Listen reads it once more. Two on one screen would cut each other short.
 */
export function ReadOnArrival({ again }: { again?: unknown }) {
  const marker = useRef<HTMLSpanElement>(null);
  const reader = useRef<Reader>(undefined);
  const language = useLanguage();
  const variety = useSyncExternalStore(chosenVariety.subscribe, chosenVariety.get);
  const allowed = useSyncExternalStore(aloudHere.subscribe, aloudHere.get);
  const wasAllowed = useRef(allowed);

  useEffect(() => {
    const scope = marker.current?.parentElement;
    if (!scope) return;
    const opened = openReader(scope);
    reader.current = opened;
    return () => opened.close();
  }, []);

  // None is used in it: each says that there is something to be read again.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => reader.current?.readAll(), [language, variety, again]);

  useEffect(() => {
    if (allowed && !wasAllowed.current) reader.current?.readPersonal();
    wasAllowed.current = allowed;
  }, [allowed]);

  return <span ref={marker} hidden />;
}
