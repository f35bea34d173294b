import { useEffect, useEffectEvent } from 'react';
import { sound } from '../speech/sound.ts';
import { speaker } from '../speech/speech.ts';
import { answerPress } from './answer-press.ts';
import type { Way } from './grid.ts';
import { inUse } from './in-use.ts';
import type { HardKey, KeypadKey } from '../../core/hard-key.ts';
import { hardKeyOf, type OwnKeys } from './hard-key-of.ts';
import { frameInFront, placeIn, standOn } from './place.ts';
import { scanOn, scanSelect } from './scan.ts';
import { isTremble } from './steady.ts';
import { stepFrom, stopsIn } from './stops.ts';
import { keyTaker } from './taken-keys.ts';
import { ofKeys } from './say.ts';
import { tell, tellOnly } from './tell.ts';

/** The keys that stand on every screen have a key of their own. */
const footKeys = { back: '.frame-back', listen: '.frame-listen', help: '.frame-help' } as const;

/**
 * The eight keys and the two switches, in one place for every screen. Arrows go from one thing to the next and say it,
 * select presses it, and Back, Listen and Help are there wherever one stands; with switches, one goes on and one presses.
 *
 * @param own what the operator has said that this kiosk's keys send
 * @param onFirst the first of them was pressed, by somebody who may not know them yet: it does nothing else
 */
export function useKeys(own: OwnKeys, onFirst: (kind: 'keys' | 'scans') => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const name = hardKeyOf(event, own);
    const frame = frameInFront();
    if (!name || !frame || (name === 'select' && isSomebodyElses())) return;
    event.preventDefault();
    // What somebody types on a keyboard that is plugged in is heard further up, and would take this too.
    event.stopPropagation();
    // A key that is held down counts once: an old hand rests on keys.
    if (event.repeat || isTremble(event)) return;
    if (!(event.target instanceof Element && event.target.closest('button'))) sound('taken');
    take(name, frame, onFirst);
  });

  useEffect(() => {
    // The voice stops at every act, and has to have stopped before anything is said here.
    speaker();
    const hear = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function take(name: HardKey, frame: Element, onFirst: (kind: 'keys' | 'scans') => void): void {
  const { keys, scans } = inUse.get();
  const isSwitch = name === 'move' || name === 'press';
  if (isSwitch ? !scans : !keys && !(scans && name === 'select')) return onFirst(isSwitch ? 'scans' : 'keys');
  if (name === 'move') return void scanOn(frame);
  if (name === 'press' || (name === 'select' && !keys)) {
    const key = scanSelect(frame);
    if (key) pressKey(key, frame);
    return;
  }
  const taker = keyTaker();
  if (taker) taker(name);
  else act(name, frame);
}

/** Enter presses what Tab came to, and takes a candidate where letters are typed on a keyboard: neither teaches the keys. */
function isSomebodyElses(): boolean {
  const { keys, scans } = inUse.get();
  if (document.activeElement?.matches('button')) return !keys && !scans;
  return document.querySelector('[data-composing="true"]')?.checkVisibility() ?? false;
}

function act(name: KeypadKey, frame: Element): void {
  switch (name) {
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return go(name, frame);
    case 'select':
      return select(frame);
    default: {
      const key = frame.querySelector<HTMLElement>(footKeys[name]);
      if (key) pressKey(key, frame);
      else tellOnly([ofKeys('no-back')]);
    }
  }
}

function go(way: Way, frame: Element): void {
  const stops = stopsIn(frame);
  const { to, round, enters } = stepFrom(stops, placeIn(frame, stops), way);
  const stop = standOn(frame, stops, to);
  if (stop) tell(stop, [...(round ? [ofKeys('round')] : []), ...(enters ? [ofKeys('grid')] : [])]);
}

/** A text that is selected is said once more: there is nothing else to be done with it. */
function select(frame: Element): void {
  const stops = stopsIn(frame);
  const stop = standOn(frame, stops, placeIn(frame, stops));
  if (stop?.matches('button')) pressKey(stop, frame);
  else if (stop) tell(stop);
}

function pressKey(key: HTMLElement, frame: Element): void {
  key.click();
  answerPress(key, frame);
}
