import { useEffect, useEffectEvent } from 'react';
import { frameInFront } from '../../keys/place.ts';
import { pressesNow, saysFirst } from '../../keys/say-first.ts';
import { sound } from '../../speech/sound.ts';
import { isLoneFinger, watchContacts } from '../key/contacts.ts';
import { type Direction, hasRolledOff, isOn, missed, type Point, pxPerMm } from '../key/touch.ts';
import { tellPlace } from './tell-place.ts';

export interface Miss extends Point {
  direction: Direction;
  /** Somebody who misses again and again has heard it, and is looking. */
  aloud: boolean;
}

const ONCE_IN_MS = 4000;

/**
 * A finger that comes down beside a key. One that rolls onto the key before it is lifted has meant it; one that does not
 * is shown the way, and told it once in a while.
 *
 * @param onMiss undefined as soon as the next act begins
 */
export function useNearMiss(onMiss: (miss: Miss | undefined) => void): void {
  const tell = useEffectEvent(onMiss);
  useEffect(() => {
    watchContacts();
    let began: (Point & { pointer: number }) | undefined;
    let toldAt = Number.NEGATIVE_INFINITY;

    const begin = ({ pointerId, pointerType, clientX: x, clientY: y, target }: PointerEvent) => {
      tell(undefined);
      // Where one writes with a finger there is nothing to miss.
      if (!(target instanceof Element && target.closest('.frame')) || target.closest('canvas, .ink-pad'))
        return;
      const key = target.closest('button');
      const isBeside = !key || !isOn({ x, y }, key.getBoundingClientRect(), pxPerMm());
      if (isBeside && pointerType === 'touch') began = { pointer: pointerId, x, y };
      else if (began?.pointer === pointerId) began = undefined;
    };
    const end = ({ pointerId, clientX: x, clientY: y, timeStamp }: PointerEvent) => {
      if (began?.pointer !== pointerId) return;
      const from = began;
      began = undefined;
      const mm = pxPerMm();
      const stayed = hasRolledOff({ x, y }, { left: from.x, right: from.x, top: from.y, bottom: from.y }, mm);
      if (!stayed || !isLoneFinger(pointerId, timeStamp)) return;
      const key = document.elementFromPoint(x, y)?.closest('button');
      if (key) {
        sound('taken');
        if (pressesNow(key, false)) key.click();
        return;
      }
      const direction = missed({ x, y }, keyBoxes(), mm);
      const frame = saysFirst() ? frameInFront() : undefined;
      if (frame) {
        tellPlace(frame, { x, y }, direction);
        if (direction) tell({ direction, x, y, aloud: false });
        return;
      }
      if (!direction) return;
      const aloud = timeStamp - toldAt > ONCE_IN_MS;
      if (aloud) toldAt = timeStamp;
      tell({ direction, x, y, aloud });
    };
    const forget = () => {
      began = undefined;
    };
    const act = () => tell(undefined);
    window.addEventListener('pointerdown', begin);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', forget);
    window.addEventListener('keydown', act);
    return () => {
      window.removeEventListener('pointerdown', begin);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', forget);
      window.removeEventListener('keydown', act);
    };
  }, []);
}

function keyBoxes(): DOMRect[] {
  return [...document.querySelectorAll('.frame button')]
    .filter((key) => key.checkVisibility())
    .map((key) => key.getBoundingClientRect());
}
