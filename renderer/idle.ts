import { useEffect, useRef, useState } from 'react';
import { onSpeaking } from './speech/speech.ts';

/** What somebody does who is there. */
export const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'input'] as const;
const TICK_MS = 250;
/** No screen takes as long to be read. A voice that never ends must not keep a session on the glass for ever. */
const LONGEST_SPEECH_MS = 10 * 60_000;

/**
 * Notices that nobody is there. After `warnAfterMs` without a touch, a key or a voice it warns; `parkAfterMs` later it
 * calls `onGone`. The warning may be answered as often as wished (WCAG 2.2.1), with `stay()`, which the warning's own
 * screen calls at any touch: were it called from here, the screen would be gone before the touch reached its keys.
 *
 * Where `listens`, the voice counts as activity, for a while, except while warning, which is itself read aloud, and where
 * it speaks unasked.
 */
export function useIdle(options: {
  on: boolean;
  /** Whether somebody who is being spoken to is there. Not in the room of the staff, which closes by itself. */
  listens: boolean;
  warnAfterMs: number;
  parkAfterMs: number;
  onGone(): void;
}): { warning: boolean; leftMs: number; stay(): void } {
  const { on, listens, warnAfterMs, parkAfterMs } = options;
  const lastActAt = useRef(0);
  const warnedAt = useRef<number | undefined>(undefined);
  const onGone = useRef(options.onGone);
  const [leftMs, setLeftMs] = useState<number>();

  useEffect(() => {
    onGone.current = options.onGone;
  });

  useEffect(() => {
    const act = () => {
      lastActAt.current = performance.now();
    };
    for (const kind of ACTIVITY) window.addEventListener(kind, act, { capture: true, passive: true });
    return () => {
      for (const kind of ACTIVITY) window.removeEventListener(kind, act, { capture: true });
    };
  }, []);

  useEffect(() => {
    lastActAt.current = performance.now();
    warnedAt.current = undefined;
    if (!on) return;
    const timer = setInterval(() => {
      const now = performance.now();
      if (warnedAt.current !== undefined) {
        const left = warnedAt.current + parkAfterMs - now;
        setLeftMs(Math.max(0, left));
        if (left > 0) return;
        clearInterval(timer);
        onGone.current();
      } else if (now - lastActAt.current >= warnAfterMs) {
        warnedAt.current = now;
        setLeftMs(parkAfterMs);
      }
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [on, warnAfterMs, parkAfterMs]);

  useEffect(() => {
    if (!listens) return;
    let fallSilent: (() => void) | undefined;
    const speaks = () => {
      const longest = performance.now() + LONGEST_SPEECH_MS;
      const count = () => {
        lastActAt.current = Math.max(lastActAt.current, Math.min(performance.now(), longest));
      };
      const timer = setInterval(count, TICK_MS);
      return () => {
        clearInterval(timer);
        if (warnedAt.current === undefined) count();
      };
    };
    const undo = onSpeaking(({ speaking, unasked }) => {
      fallSilent?.();
      const isHeard = speaking && !unasked && warnedAt.current === undefined;
      fallSilent = isHeard ? speaks() : undefined;
    });
    return () => {
      undo();
      fallSilent?.();
    };
  }, [listens]);

  return {
    warning: leftMs !== undefined,
    leftMs: leftMs ?? parkAfterMs,
    stay() {
      lastActAt.current = performance.now();
      warnedAt.current = undefined;
      setLeftMs(undefined);
    },
  };
}
