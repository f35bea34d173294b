import { type MouseEvent, type PointerEvent, useRef } from 'react';

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
  const repeat = isRepeat(last, press, guardMs);
  // A refused press moves the time on too, so that a held Enter key, which repeats, presses once and not twice a second.
  last = press;
  return !repeat;
}

/**
 * What makes a native button a key: it acts on release inside, whatever the contact was like. A browser drops a touch
 * that lasted long or slid some millimetres, and those are how an old hand touches; so the release of a touch counts
 * by itself, and the click that may follow is the repeat that it looks like.
 */
export function usePress(onPress: () => void, guardMs: number) {
  const down = useRef<number | undefined>(undefined);
  return {
    onPointerDown(event: PointerEvent) {
      down.current = event.pointerType === 'touch' && event.isPrimary ? event.pointerId : undefined;
    },
    onPointerUp(event: PointerEvent) {
      const own = down.current === event.pointerId;
      down.current = undefined;
      if (!own || !isInside(event)) return;
      if (accept(event.currentTarget, event.timeStamp, guardMs)) onPress();
    },
    onPointerCancel() {
      down.current = undefined;
    },
    onClick(event: MouseEvent) {
      if (accept(event.currentTarget, event.timeStamp, guardMs)) onPress();
    },
    /** A long touch asks for a menu that a kiosk has not got. */
    onContextMenu(event: MouseEvent) {
      event.preventDefault();
    },
  };
}

function isInside({ clientX, clientY, currentTarget }: PointerEvent): boolean {
  const box = currentTarget.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}
