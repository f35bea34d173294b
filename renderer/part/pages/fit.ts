import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useLook } from '../../style/look.ts';

/**
 * Chooses a layout by trying: the first of `count` candidates, best first, that `fits` says has room on this panel, at
 * this text size, in this language. Nothing is estimated, so nothing is clipped; the last candidate is taken in any case.
 * All trying happens before anything is painted. Until it is settled, lay out every page, not only the one to be shown.
 *
 * `of` names what is laid out: another name, another look or another size of the box means trying again.
 */
export function useFit<Box extends HTMLElement>(
  count: number,
  fits: (box: Box, candidate: number) => boolean,
  of: string,
): { box: RefObject<Box | null>; candidate: number; settled: boolean } {
  const look = useLook();
  const box = useRef<Box>(null);
  const room = useRoom(box);
  const subject = `${of}|${look.key}|${room}|${count}`;
  const [tried, setTried] = useState({ subject, candidate: 0, settled: false });
  const current = tried.subject === subject ? tried : { subject, candidate: 0, settled: false };

  const { candidate, settled } = current;
  useLayoutEffect(() => {
    if (!box.current || settled) return;
    const enough = candidate >= count - 1 || fits(box.current, candidate);
    setTried({ subject, settled: enough, candidate: enough ? candidate : candidate + 1 });
  }, [subject, candidate, settled, count, fits]);

  return { box, candidate, settled };
}

/**
 * Another string whenever the box has got another size than it had at first. It must get its size from outside, not from
 * what is in it. How large it is at first is nobody's concern: whoever lays out by it tries then in any case.
 */
export function useRoom(box: RefObject<HTMLElement | null>): string {
  const [room, setRoom] = useState('');
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => `${element.clientWidth}x${element.clientHeight}`;
    const first = measure();
    const observer = new ResizeObserver(() => {
      const now = measure();
      setRoom((before) => (before === '' && now === first ? before : now));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}

/** True when nothing in the box sticks out of it. A pixel is rounding. */
export function holds(box: Element): boolean {
  return box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;
}
