import { i18n } from '../text/i18n.ts';
import type { Saying } from '../text/saying.ts';
import { aloud, mayTellTaken, spokenSelector, utteranceOf } from '../speech/spoken-text.ts';
import type { Utterance } from '../speech/speaker.ts';
import { sayUtterances } from '../speech/speech.ts';
import { doesOf } from './does.ts';
import { ofKeys } from './say.ts';
import { placeOf } from './stops.ts';

/** More would not be heard out. */
const MOST_NAMED = 4;

/** Says what is stood on: its words, whether it is chosen, which of how many it is, and what pressing it will do. */
export function tell(stop: Element, before: readonly Saying[] = [], after: readonly Saying[] = []): void {
  const words = wordsOf(stop);
  sayUtterances([
    ...before.map(inWords),
    // What would be added to a word may give it away.
    ...(words.length > 0
      ? [...words, ...[...stateOf(stop), ...doesOf(stop)].map(inWords)]
      : [inWords(ofKeys('unsaid'))]),
    ...after.map(inWords),
  ]);
}

/** Says which keys a group has: all of them, or from the first to the last. */
export function tellGroup(keys: readonly Element[]): void {
  const [first, last] = [keys[0], keys.at(-1)];
  const named = keys.length <= MOST_NAMED ? keys : [first, last].filter((key) => key !== undefined);
  sayUtterances([inWords(ofKeys('scan.group', { count: keys.length })), ...named.flatMap(wordsOf)]);
}

/** Says how a key stands now that it was pressed, and what has come of it on the screen; nothing where it answers what is personal and others may hear. */
export function tellState(key: Element, appeared: readonly Element[]): void {
  if (!mayTellTaken(key)) return;
  sayUtterances([...wordsOf(key), ...chosenOf(key).map(inWords), ...appeared.flatMap(wordsOf)]);
}

export function tellOnly(sayings: readonly Saying[]): void {
  sayUtterances(sayings.map(inWords));
}

/** Nothing where it is personal and others may hear. */
function wordsOf(stop: Element): Utterance[] {
  const texts = stop.matches(spokenSelector) ? [stop] : [...stop.querySelectorAll(spokenSelector)];
  return texts
    .filter((text) => !text.closest('[aria-hidden="true"]'))
    .flatMap((text) => utteranceOf(text, i18n.language) ?? []);
}

function stateOf(stop: Element): Saying[] {
  const place = placeOf(stop);
  return [...chosenOf(stop), ...(place ? [ofKeys('place', place)] : [])];
}

function chosenOf(key: Element): Saying[] {
  const pressed = key.getAttribute('aria-pressed');
  return pressed === null || !mayTellTaken(key) ? [] : [ofKeys(pressed === 'true' ? 'chosen' : 'not-chosen')];
}

function inWords(saying: Saying): Utterance {
  return { spoken: aloud(saying, i18n.language) };
}
