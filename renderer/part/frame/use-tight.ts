import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLook } from '../../style/look.ts';
import { givenUp } from '../../style/tight.ts';
import { holds, useRoom } from '../pages/fit.ts';

/**
 * How much the sheet gives up, found by trying before anything is painted: whatever the language and the size, nobody has
 * to scroll. A screen stays as it is until another one arrives, so that nothing jumps while somebody types.
 */
export function useTight(sheet: RefObject<HTMLElement | null>): number {
  const { key } = useLook();
  const room = useRoom(sheet);
  const subject = `${key}|${room}`;
  const [tried, setTried] = useState({ subject, step: 0 });

  useLayoutEffect(() => {
    const box = sheet.current;
    if (!box) return;
    let heading = box.querySelector('h1');
    let step = 0;
    const go = (to: number) => {
      step = to;
      // At once: what is on the sheet lays itself out anew, and is looked at again before anybody sees it.
      flushSync(() => setTried({ subject, step }));
    };
    const fit = () => {
      const arrived = box.querySelector('h1');
      const isAnother = arrived !== heading;
      heading = arrived;
      if (isAnother && step > 0) go(0);
      else if (step < givenUp.length && !hasRoom(box)) go(step + 1);
    };
    const observer = new MutationObserver(fit);
    observer.observe(box, { subtree: true, childList: true, characterData: true, attributes: true });
    // Nothing may ever change on it; and just here everything on it still lays itself out.
    let open = true;
    queueMicrotask(() => open && fit());
    return () => {
      open = false;
      observer.disconnect();
    };
  }, [sheet, subject]);

  return tried.subject === subject ? tried.step : 0;
}

/**
 * Also for what pages itself: a block that is higher than a page sticks out of the pages, though not of the sheet. And the
 * ways of speaking stand side by side, because one on another page is one that nobody hears of.
 */
function hasRoom(sheet: HTMLElement): boolean {
  const pages = [...sheet.querySelectorAll('.pages')];
  return (
    holds(sheet) &&
    pages.every(holds) &&
    !sheet.querySelector('.variety-cards .page-keys') &&
    !reachesVoice(sheet)
  );
}

/** Upright, the keys of the voice lie over the sheet, below what is asked. */
function reachesVoice(sheet: HTMLElement): boolean {
  const [ask, voice] = [sheet.querySelector('.ask'), sheet.parentElement?.querySelector('.frame-voice')];
  if (!ask || !voice) return false;
  const { top } = voice.getBoundingClientRect();
  return top > sheet.getBoundingClientRect().top && ask.getBoundingClientRect().bottom > top;
}
