import { useSyncExternalStore } from 'react';
import { applyTextSize, applyTheme, type TextSize, textSizes, type Theme, themes } from '../style/look.ts';
import { chosenVariety } from '../speech/chosen-variety.ts';
import { languageFor, ordinaryVariety } from '../speech/variety.ts';
import { findLanguage } from '../text/language.ts';

/** What a touch of a key does: what it is for, the same for a hand that shakes, or first only say it. */
export const touches = ['acts', 'steady', 'says'] as const;

/** How this resident wishes to be spoken to and shown things. Back to what the hall chose for the next person. */
export interface Manner {
  size: TextSize;
  theme: Theme;
  /** Language of the texts, one of `locales/languages.json`. */
  language: string;
  /** Speech variety in which they are read aloud. */
  variety: string;
  touch: (typeof touches)[number];
}

const AS_FOUND: Manner = {
  size: 2,
  theme: 'warm',
  language: 'zh-CN',
  variety: ordinaryVariety,
  touch: 'acts',
};

/**
 * Outlives a screen that crashed and was loaded again in the middle of a session, and nothing else: `resetManner`
 * takes it away when the kiosk falls asleep.
 */
const STORED_AS = 'manner';

const listeners = new Set<() => void>();
let manner: Manner = stored() ?? AS_FOUND;
show();

export function useManner(): Manner {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => manner,
  );
}

export function changeManner(change: Partial<Manner>): void {
  manner = { ...manner, ...change };
  const { size, theme, language, variety, touch } = manner;
  sessionStorage.setItem(STORED_AS, [size, theme, language, variety, touch].join(' '));
  show();
  for (const listener of listeners) listener();
}

/** Chosen by ear; the texts follow into a language that can be read in it. */
export function chooseVariety(variety: string): void {
  changeManner({ variety, language: languageFor(variety, manner.language) });
}

export function resetManner(): void {
  changeManner(AS_FOUND);
  sessionStorage.removeItem(STORED_AS);
}

function show(): void {
  applyTextSize(manner.size);
  applyTheme(manner.theme);
  chosenVariety.set(manner.variety);
}

function stored(): Manner | undefined {
  const [size, theme, language, variety, touch] = sessionStorage.getItem(STORED_AS)?.split(' ') ?? [];
  const known = {
    size: textSizes.find((one) => String(one) === size),
    theme: themes.find((one) => one === theme),
    language: findLanguage(language ?? '')?.tag,
    touch: touches.find((one) => one === touch),
  };
  return known.size && known.theme && known.language && known.touch && variety !== undefined
    ? { size: known.size, theme: known.theme, language: known.language, touch: known.touch, variety }
    : undefined;
}
