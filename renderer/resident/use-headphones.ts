import { useEffect, useRef } from 'react';
import { useKiosk } from '../kiosk.tsx';
import { aloudHere } from '../speech/aloud-here.ts';
import { sayUtterances, speaker } from '../speech/speech.ts';
import { aloud, elementSaying, utteranceOf } from '../speech/spoken-text.ts';
import { i18n } from '../text/i18n.ts';

const speech = (key: string) => ({ ns: 'speech', key });
/** By then the screen has drawn what follows from it, which would otherwise be read over what is said here. */
const DRAWN_MS = 150;

/**
 * With headphones in, answers are read aloud unasked: nobody else hears them. Pulled out, the voice stops at once, in
 * the middle of a word, and it is asked again before anything of the kind is said to the hall.
 */
export function useHeadphones(): void {
  const { headphones } = useKiosk().state;
  const wereIn = useRef(false);
  useEffect(() => {
    if (headphones === wereIn.current) return;
    wereIn.current = headphones;
    speaker().stop();
    aloudHere.set(headphones ? true : undefined);
    const timer = setTimeout(() => {
      const told = { spoken: aloud(speech(headphones ? 'headphones.in' : 'headphones.out'), i18n.language) };
      const asked = elementSaying(speech('ask-aloud.ask'));
      const question = asked && utteranceOf(asked, i18n.language);
      sayUtterances(question ? [told, question] : [told]);
    }, DRAWN_MS);
    return () => clearTimeout(timer);
  }, [headphones]);
}
