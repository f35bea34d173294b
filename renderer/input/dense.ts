import { type RefObject, useLayoutEffect, useRef } from 'react';
import { holds, useRoom } from '../part/pages/fit.ts';
import { useLook } from '../style/look.ts';
import './dense.css';

/** From everything in sight to only what has to be touched or read: the clerk goes first, then the hint. */
const DENSEST = 4;

/**
 * A box whose keys must not get smaller: when what is asked, what is typed and the keys have no room together, what can
 * be heard as well steps back from sight, as little of it as is needed (dense.css). Tried before anything is painted.
 */
export function useDense(): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  // Drawn again, and so tried again, with every change of panel, text size, language and room.
  useLook();
  useRoom(box);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => {
      element.removeAttribute('data-row');
      for (let dense = 0; dense <= DENSEST; dense += 1) {
        element.dataset['dense'] = String(dense);
        if (holds(element) && headingHolds(element)) return;
      }
      // Then keys that stood one above the other stand in a row, one of them by its picture alone (beside.css).
      const left = element.querySelector('.beside-left');
      element.toggleAttribute('data-row', left !== null && !holds(left));
    };
    fit();
    // The sentence settles how it breaks in its own time, and is higher or lower then.
    const asked = element.querySelector('.ask');
    if (!asked) return;
    const observer = new ResizeObserver(fit);
    observer.observe(asked);
    return () => observer.disconnect();
  });
  return box;
}

/** A sentence that was broken for more room than the clerk leaves it would lie under the keys, and stick out of nothing. */
function headingHolds(box: HTMLElement): boolean {
  const heading = box.querySelector('.ask-sentence');
  return !heading || heading.scrollWidth <= heading.clientWidth + 1;
}
