import { useEffect, useRef } from 'react';
import { useKiosk } from '../kiosk.tsx';

/**
 * Calls `onGone` when nobody has touched the staff's room for as long as a resident's screen waits. The machine's own
 * limit does not end a visit while news of submissions makes the list ask again and again; and a resident must not
 * find a screen that asks for a PIN.
 */
export function useNobodyThere(onGone: () => void): void {
  const { warnAfterMs, parkAfterMs } = useKiosk().state.idle;
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    const wait = () => setTimeout(() => gone.current(), warnAfterMs + parkAfterMs);
    let timer = wait();
    const act = () => {
      clearTimeout(timer);
      timer = wait();
    };
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, act, { capture: true });
    return () => {
      clearTimeout(timer);
      for (const kind of ['pointerdown', 'keydown']) window.removeEventListener(kind, act, { capture: true });
    };
  }, [warnAfterMs, parkAfterMs]);
}
