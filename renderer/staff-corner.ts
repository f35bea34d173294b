import { useEffect, useEffectEvent } from 'react';

const CORNER_PX = 120;
const TOUCHES = 5;
const WITHIN_MS = 4000;

/** The hidden corner: five touches at the top left within four seconds. A PIN is asked behind it. */
export function useStaffCorner(onOpen: () => void): void {
  const open = useEffectEvent(onOpen);
  // Once for all drawings: news of the kiosk that arrive between two touches must not begin the count anew.
  useEffect(() => {
    let touches: number[] = [];
    const touch = ({ clientX, clientY, timeStamp }: PointerEvent) => {
      const inCorner = clientX <= CORNER_PX && clientY <= CORNER_PX;
      touches = inCorner ? [...touches.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
      if (touches.length < TOUCHES) return;
      touches = [];
      open();
    };
    window.addEventListener('pointerup', touch, { capture: true });
    return () => window.removeEventListener('pointerup', touch, { capture: true });
  }, []);
}
