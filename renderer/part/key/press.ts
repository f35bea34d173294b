import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { pressesNow } from '../../keys/say-first.ts';
import { deafMs } from '../../keys/steady.ts';
import { isLoneFinger, watchContacts } from './contacts.ts';
import { hasRolledOff, isOn, pxPerMm } from './touch.ts';

/** Where on the glass a press was, as the middle of the key, and when (ms of any steady clock). */
export interface Press {
  x: number;
  y: number;
  at: number;
}

/** Two keys closer than this (CSS pixels) are the same place to a trembling finger. */
const SAME_PLACE = 24;

/**
 * A second press on the same place soon after the first is a tremble or a double click, not a wish. It counts for the
 * place and not for the key, because the key that has taken the place of Next on the new screen must not be pressed
 * by the tail of the old press.
 */
export function isRepeat(last: Press | undefined, press: Press, guardMs: number): boolean {
  return (
    last !== undefined &&
    press.at - last.at < guardMs &&
    Math.abs(press.x - last.x) < SAME_PLACE &&
    Math.abs(press.y - last.y) < SAME_PLACE
  );
}

/** One finger, one glass: shared by all keys on purpose. */
let last: Press | undefined;

function accept(key: Element, at: number, guardMs: number): boolean {
  const box = key.getBoundingClientRect();
  const press = { x: box.left + box.width / 2, y: box.top + box.height / 2, at };
  const repeat = isRepeat(last, press, deafMs(guardMs));
  // A refused press moves the time on too, so that a held Enter key, which repeats, presses once and not twice a second.
  last = press;
  return !repeat;
}

/**
 * What makes a native button a key: it acts on release, whatever the contact was like. A browser drops a touch that
 * lasted long or slid some millimetres, and those are how an old hand touches; so the release of a touch counts by
 * itself, also when the finger has rolled a little way off the key, and the click that may follow a touch does not.
 */
export function usePress(onPress: () => void, guardMs: number) {
  const down = useRef<number | undefined>(undefined);
  useEffect(watchContacts, []);
  return {
    onPointerDown(event: PointerEvent) {
      const { pointerType, pointerId, clientX: x, clientY: y, currentTarget } = event;
      const own = pointerType === 'touch' && isOn({ x, y }, currentTarget.getBoundingClientRect(), pxPerMm());
      down.current = own ? pointerId : undefined;
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const own = down.current === event.pointerId;
      down.current = undefined;
      if (!own || !isMeant(event)) return;
      if (pressesNow(event.currentTarget, !accept(event.currentTarget, event.timeStamp, guardMs))) onPress();
    },
    onPointerCancel() {
      down.current = undefined;
    },
    onClick(event: MouseEvent<HTMLElement>) {
      const by = pointerOf(event.nativeEvent);
      if (by === 'touch') return;
      const repeat = !accept(event.currentTarget, event.timeStamp, guardMs);
      // What a key of a keypad presses was said when it was come to.
      if (by === '' ? !repeat : pressesNow(event.currentTarget, repeat)) onPress();
    },
    /** A long touch asks for a menu that a kiosk has not got. */
    onContextMenu(event: MouseEvent) {
      event.preventDefault();
    },
  };
}

function isMeant({ pointerId, clientX: x, clientY: y, currentTarget, timeStamp }: PointerEvent): boolean {
  if (!isLoneFinger(pointerId, timeStamp)) return false;
  const box = currentTarget.getBoundingClientRect();
  if (!hasRolledOff({ x, y }, box, pxPerMm())) return false;
  const under = document.elementFromPoint(x, y)?.closest('button');
  return !under || under === currentTarget;
}

/** Empty where no pointer made the click, but a key or the program. */
function pointerOf(event: Event): unknown {
  return 'pointerType' in event ? event.pointerType : '';
}
