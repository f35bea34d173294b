import { i18n } from '../text/i18n.ts';
import type { Reading } from './speaker.ts';
import { sayUtterances, speaker } from './speech.ts';
import {
  isPersonal,
  mayTellTaken,
  onRequestIn,
  spokenIn,
  spokenSelector,
  utteranceOf,
} from './spoken-text.ts';

/** What is chosen by touching it, and so says itself when touched, unless that would give a personal answer away. */
const touchable = 'button[aria-pressed], [role="radio"], [role="checkbox"], [role="option"]';

/** Reads one screen: all of it on arrival, what newly appears on it, and what is touched. */
export interface Reader {
  readAll(): void;
  /** Listen: what waits to be chosen first, then all of it. */
  readAsked(): void;
  /** What was passed over before the resident allowed it. */
  readPersonal(): void;
  /** What has appeared since this was asked last, so that whoever cuts it short can say it in its turn. */
  takeFresh(): Element[];
  close(): void;
}

const open: Reader[] = [];

/** The reader of the screen in front, which is the one that arrived last. */
export function readerInFront(): Reader | undefined {
  return open.at(-1);
}

/**
 * @param scope the part of the page that is this screen; what stands around it is the same everywhere
 * @param whenAsked nothing is said but by `readAsked`: who works here reads, and has a hall around them
 */
export function openReader(scope: Element, { whenAsked = false } = {}): Reader {
  let active: { reading: Reading; pending: Element[] } | undefined;
  const headings = new Set<string>();
  let appeared: Element[] = [];

  function read(elements: readonly Element[]): void {
    if (elements.length === 0) return;
    if (active && speaker().state.speaking) {
      active.pending.push(...elements);
      return;
    }
    const pending = [...elements];
    const reading: Reading = {
      ofScreen: true,
      next() {
        for (let element = pending.shift(); element; element = pending.shift()) {
          if (element.matches('h1')) headings.add(element.textContent ?? '');
          const utterance = utteranceOf(element, i18n.language);
          if (utterance) return utterance;
        }
        return undefined;
      },
      cut() {
        if (active?.reading === reading) active = undefined;
      },
    };
    speaker().stop();
    active = { reading, pending };
    speaker().speak(reading);
  }

  /**
   * A screen may complete itself, turn a page or tell of a mistake: all of that is said. When a mistake has been mended
   * the question returns, and that has been said.
   */
  function hearOf(records: readonly MutationRecord[]): void {
    const fresh = records.flatMap(({ type, addedNodes, target }) =>
      type === 'attributes' ? [target] : [...addedNodes],
    );
    const isFresh = (element: Element) => fresh.some((node) => node.contains(element));
    // Whoever stopped the voice, and wrote meanwhile, wants to hear what that may be, and not the rest of before.
    const hasMoreToSay = onRequestIn(scope).some(
      (element) => isFresh(element) && utteranceOf(element, i18n.language) !== undefined,
    );
    if (hasMoreToSay) speaker().hold(undefined);
    const elements = spokenIn(scope).filter(isFresh);
    const heading = elements.find((element) => element.matches('h1'));
    const isReturn = heading && !heading.closest('[role="alert"]') && headings.has(heading.textContent ?? '');
    if (isReturn) return;
    appeared.push(...elements);
    read(elements);
  }

  const observer = new MutationObserver(hearOf);
  if (!whenAsked) {
    // Another key in the same place is another text; other values in it, say the seconds left, are not.
    observer.observe(scope, { childList: true, subtree: true, attributeFilter: ['data-say'] });
    // A long or sliding touch brings no click, and keys bring nothing else.
    scope.addEventListener('pointerup', sayTouched);
    scope.addEventListener('click', sayTouched);
  }

  const reader: Reader = {
    readAll() {
      active = undefined;
      read(spokenIn(scope));
    },
    readAsked() {
      active = undefined;
      read([...onRequestIn(scope), ...spokenIn(scope)]);
    },
    readPersonal() {
      active = undefined;
      read(spokenIn(scope).filter(isPersonal));
    },
    takeFresh() {
      const taken = appeared;
      appeared = [];
      return taken;
    },
    close() {
      observer.disconnect();
      scope.removeEventListener('pointerup', sayTouched);
      scope.removeEventListener('click', sayTouched);
      open.splice(open.indexOf(reader), 1);
      if (active) speaker().stop();
    },
  };
  open.push(reader);
  // What was stopped on another screen is not taken up on this one, which need not read itself.
  speaker().hold(undefined);
  return reader;
}

function sayTouched(event: Event): void {
  const touched = event.target instanceof Element ? event.target.closest(touchable) : null;
  if (!touched || !mayTellTaken(touched)) return;
  const texts = [...touched.querySelectorAll(spokenSelector)].filter(
    (element) => !element.closest('[aria-hidden="true"]'),
  );
  sayUtterances(texts.flatMap((element) => utteranceOf(element, i18n.language) ?? []));
}
