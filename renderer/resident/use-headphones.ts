import { useEffect, useEffectEvent, useRef } from 'react';
import { useKiosk } from '../kiosk.tsx';
import { aloudHere } from '../speech/aloud-here.ts';
import { speech } from '../speech/say.ts';
import { sayUtterances, speaker } from '../speech/speech.ts';
import { aloud, elementSaying, utteranceOf } from '../speech/spoken-text.ts';
import { i18n } from '../text/i18n.ts';

/** By then the screen has drawn what follows from it, which would otherwise be read over what is said here. */
const DRAWN_MS = 150;

/**
 * With headphones in, answers are read aloud unasked: nobody else hears them. Pulled out, the voice stops at once, in
 * the middle of a word, and it is asked again before anything of the kind is said to the hall. Left in by somebody who has
 * gone, they are noticed when the next person comes.
 *
 * @param onIn answers whether a screen comes of it, which then says by itself that they are in
 */
export function useHeadphones(isAsleep: boolean, onIn: () => boolean): void {
  const { headphones } = useKiosk().state;
  const wereIn = useRef(false);
  const leftIn = useRef(headphones);
  const wentIn = useEffectEvent(onIn);
  useEffect(() => {
    if (!headphones) leftIn.current = false;
    if (headphones === wereIn.current || (isAsleep && leftIn.current)) return;
    wereIn.current = headphones;
    speaker().stop();
    aloudHere.set(headphones ? true : undefined);
    if (headphones && wentIn()) return;
    const timer = setTimeout(() => {
      const told = { spoken: aloud(speech(headphones ? 'headphones.in' : 'headphones.out'), i18n.language) };
      const asked =
        elementSaying(speech('ask-aloud.ask')) ??
        elementSaying(speech('ask-aloud.code-ask')) ??
        elementSaying(speech('ask-aloud.note-ask'));
      const question = asked && utteranceOf(asked, i18n.language);
      sayUtterances(question ? [told, question] : [told]);
    }, DRAWN_MS);
    return () => clearTimeout(timer);
  }, [headphones, isAsleep]);
}
