import type { RefObject } from 'react';
import { useFit } from '../pages/fit.ts';

/** What keys show: their words, or where these have no room in some language only their pictures. They are said all the same. */
const SHOWN = ['words', 'pictures'] as const;

/**
 * Whether there is room for the words of the keys in a box, found before anything is painted. It belongs on the box as
 * `data-keys`, see key.css.
 *
 * @param of names what the keys say, if that may change
 * @param around whether what else stands in the box or beside it has room too
 */
export function useRoomForWords<Box extends HTMLElement>(
  of: string,
  around: (box: Box) => boolean = () => true,
): { box: RefObject<Box | null>; shown: (typeof SHOWN)[number] } {
  const { box, candidate } = useFit<Box>(SHOWN.length, (keys) => keysFit(keys) && around(keys), of);
  return { box, shown: SHOWN[candidate] ?? 'pictures' };
}

/** Whether every key in the box stands inside of it, and its words inside of the key. */
export function keysFit(box: HTMLElement): boolean {
  const { left, right } = box.getBoundingClientRect();
  return [...box.querySelectorAll('.key')].every((key) => {
    const place = key.getBoundingClientRect();
    const inside = place.left >= left - 1 && place.right <= right + 1;
    return inside && wordsFit(key);
  });
}

/** Whether words stay inside of what holds them: what is said of a line's height leaves out a share of its letters. */
export function wordsFit(box: Element): boolean {
  const letters = Number.parseFloat(getComputedStyle(box).fontSize) * 0.3;
  return box.scrollWidth <= box.clientWidth + 1 && box.scrollHeight <= box.clientHeight + letters;
}
