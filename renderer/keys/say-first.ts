import { answerPress } from './answer-press.ts';
import { frameInFront, standOn } from './place.ts';
import { stopsIn } from './stops.ts';
import { ofKeys } from './say.ts';
import { tell } from './tell.ts';

let on = false;
/** What the last touch has said: the key, with the words that it had then. */
let said: { key: Element; words: string } | undefined;

/** From now on a touch says what it has come to, and the next touch of the same presses it; or a touch presses again. */
export function sayFirst(wanted: boolean): void {
  on = wanted;
  said = undefined;
}

export function saysFirst(): boolean {
  return on;
}

/**
 * Whether this touch presses the key. Where touches say first, one that does not stands on the key and tells it, as the
 * eight keys do. It has to be the next touch and the same words: a key that has become another one is said anew, and one
 * that was pressed as well. Only on a keypad or keyboard a key goes on being pressed until another one is touched, as 000 is.
 *
 * @param repeat it followed another so soon that it was a tremble: it presses nothing, and what it has cut short is told
 *   once more
 */
export function pressesNow(key: HTMLElement, repeat: boolean): boolean {
  const frame = on ? frameInFront() : undefined;
  if (!frame?.contains(key)) return !repeat;
  const words = key.textContent;
  if (repeat && said?.key !== key) return false;
  if (!repeat && said?.key === key && said.words === words && document.activeElement === key) {
    if (!key.closest('[data-grid]')) said = undefined;
    answerPress(key, frame);
    return true;
  }
  const stops = stopsIn(frame);
  standOn(frame, stops, stops.indexOf(key));
  tell(key, [], [ofKeys('touch.again')]);
  said = { key, words };
  return false;
}
