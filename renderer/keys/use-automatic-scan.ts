import { useEffect } from 'react';
import { speaker } from '../speech/speech.ts';
import { useInUse } from './in-use.ts';
import { paces } from './pace.ts';
import { frameInFront } from './place.ts';
import { scanOn } from './scan.ts';

/** So often it comes round for somebody who does nothing. Nobody may be there, and a voice keeps a session open. */
const MOST_ROUNDS = 3;
const TICK_MS = 100;

/**
 * Goes on by itself, where that was chosen and nowhere else: some time after the voice has said where it is. It rests
 * when it has come round some times, until the next press of any key.
 */
export function useAutomaticScan(): void {
  const { scans, pace } = useInUse();
  const waitMs = scans ? paces[pace] : undefined;
  useEffect(() => {
    if (waitMs === undefined) return;
    let rounds = 0;
    let quietMs = 0;
    const act = () => {
      rounds = 0;
      quietMs = 0;
    };
    const timer = setInterval(() => {
      const frame = frameInFront();
      quietMs = speaker().state.speaking ? 0 : quietMs + TICK_MS;
      if (!frame || quietMs < waitMs || rounds >= MOST_ROUNDS) return;
      quietMs = 0;
      if (scanOn(frame)) rounds += 1;
    }, TICK_MS);
    window.addEventListener('keydown', act, { capture: true });
    window.addEventListener('pointerdown', act, { capture: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', act, { capture: true });
      window.removeEventListener('pointerdown', act, { capture: true });
    };
  }, [waitMs]);
}
