import { useEffect } from 'react';

const CORNER_PX = 120;
const TOUCHES = 5;
const WITHIN_MS = 4000;

/** The hidden corner: five touches at the top left within four seconds. A PIN is asked behind it. */
export function useStaffCorner(onOpen: () => void): void {
  useEffect(() => {
    let touches: number[] = [];
    const touch = ({ clientX, clientY, timeStamp }: PointerEvent) => {
      const inCorner = clientX <= CORNER_PX && clientY <= CORNER_PX;
      touches = inCorner ? [...touches.filter((at) => timeStamp - at < WITHIN_MS), timeStamp] : [];
      if (touches.length < TOUCHES) return;
      touches = [];
      onOpen();
    };
    window.addEventListener('pointerup', touch, { capture: true });
    return () => window.removeEventListener('pointerup', touch, { capture: true });
  }, [onOpen]);
}
