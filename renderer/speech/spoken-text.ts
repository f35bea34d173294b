import { i18n, namesPersonal, say } from '../text/i18n.ts';
import type { Saying } from '../text/saying.ts';
import { aloudHere } from './aloud-here.ts';
import type { Utterance } from './speaker.ts';

/** What an element on the screen says. `Spoken` puts its own in; whatever reads the screen looks here. */
interface SpokenText {
  saying: Saying;
  personal: boolean;
  quiet: boolean | 'until-asked';
  /** Said in this speech variety, whichever the resident has chosen. */
  variety: string | undefined;
}

const texts = new WeakMap<Element, SpokenText>();

export const spokenSelector = '[data-say]';
/** `Spoken` marks its own text so, and a key itself where taking it is an answer. */
const personalSelector = '[data-personal]';

/** What is personal of a key: all of it, or which one is taken, its words being the same for everybody. */
export type PersonalKey = boolean | 'taken';

export function registerSpoken(element: Element, text: SpokenText): void {
  texts.set(element, text);
}

/** Those of a part of the screen that are read on arrival, in the order of the document. */
export function spokenIn(scope: ParentNode): Element[] {
  return [...scope.querySelectorAll(spokenSelector)].filter((element) => texts.get(element)?.quiet === false);
}

/** Those that are read only when Listen asks. */
export function onRequestIn(scope: ParentNode): Element[] {
  return [...scope.querySelectorAll(spokenSelector)].filter(
    (element) => texts.get(element)?.quiet === 'until-asked',
  );
}

/** Where this is shown at present, if it is. */
export function elementSaying(saying: Saying): Element | undefined {
  return [...document.querySelectorAll(spokenSelector)].find((element) => {
    const text = texts.get(element);
    return text && identityOf(text.saying) === identityOf(saying);
  });
}

export function isPersonal(element: Element): boolean {
  const text = texts.get(element);
  return text !== undefined && (text.personal || namesPersonal(text.saying, i18n.language));
}

/**
 * Whether it may be said that this key is the one taken. Where that is a personal answer it gives the answer away, though
 * the words on the key are the same for everybody and may be read out.
 */
export function mayTellTaken(key: Element): boolean {
  return aloudHere.get() === true || !(key.matches(personalSelector) || key.querySelector(personalSelector));
}

/** How a text sounds here and now: one that names something personal has words without it, until that was allowed. */
export function aloud(saying: Saying, language: string): Utterance['spoken'] {
  const unnamed = aloudHere.get() !== true && namesPersonal(saying, language);
  return (variety) => say(saying, language, unnamed ? 'unnamed' : 'spoken', variety);
}

/** What is to be said for an element now; undefined where it is gone, not to be seen, or not to be said aloud. */
export function utteranceOf(element: Element, language: string): Utterance | undefined {
  const text = texts.get(element);
  if (!text || !element.isConnected || !element.checkVisibility()) return undefined;
  if (text.personal && aloudHere.get() !== true) return undefined;
  const { saying, variety } = text;
  const spoken = aloud(saying, language);
  return {
    spoken,
    ...(variety !== undefined && { variety }),
    shown: { text: element.textContent ?? '', element },
  };
}

export function identityOf({ ns, key, values }: Saying): string {
  return JSON.stringify([ns, key, values]);
}
