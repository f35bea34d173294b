import { useEffect } from 'react';
import { ACTIVITY } from '../idle.ts';
import { i18n } from '../text/i18n.ts';
import type { Saying } from '../text/saying.ts';
import { onSpeaking, sayUtterances } from '../speech/speech.ts';
import type { Utterance } from '../speech/speaker.ts';
import { aloud, elementSaying } from '../speech/spoken-text.ts';
import { resident } from './say.ts';
import { part } from '../part/say.ts';

/** Long enough to have thought about it, and well before the kiosk asks whether anybody is still there. */
const SILENT_MS = 20_000;

/**
 * Whoever has neither done nor heard anything for a while is told, once on each screen, how to hear it again and how to
 * get help. The keys for it light up as they are named; nothing else on the screen changes.
 *
 * @param screen names what is on the glass; undefined where nobody is waited for
 */
export function useOfferHelp(screen: string | undefined): void {
  useEffect(() => {
    if (screen === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    let isSpeaking = false;
    const wait = () => {
      clearTimeout(timer);
      if (isSpeaking || offered === screen) return;
      timer = setTimeout(() => {
        offered = screen;
        sayUtterances(
          [
            inWords(resident('offer.calm')),
            inWords(resident('offer.listen'), part('voice.listen')),
            inWords(resident('offer.help'), resident('foot.help')),
          ],
          { unasked: true },
        );
      }, SILENT_MS);
    };
    const undo = onSpeaking(({ speaking }) => {
      isSpeaking = speaking;
      wait();
    });
    for (const kind of ACTIVITY) addEventListener(kind, wait, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      undo();
      for (const kind of ACTIVITY) removeEventListener(kind, wait, { capture: true });
    };
  }, [screen]);
}

/** The screen on which it was last offered. A visit ends with the page loaded anew. */
let offered: string | undefined;

/** What is said, lit on the key that it names. */
function inWords(saying: Saying, key?: Saying): Utterance {
  const element = key && elementSaying(key);
  const spoken = aloud(saying, i18n.language);
  return { spoken, ...(element && { shown: { text: element.textContent ?? '', element } }) };
}
