import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';
import { isTremble } from '../../keys/steady.ts';
import { sound, type SoundName } from '../../speech/sound.ts';

/** More than any number has. What takes longer texts takes them whole. */
const MOST_SIGNS = 100;

interface Taker {
  take(key: string): SoundName | undefined;
  takeText(text: string): SoundName | undefined;
}

/** Whoever takes keys on the screen at present: a keypad, and around it what knows of letters. */
const takers = new Set<Taker>();

/**
 * What is typed on a keyboard that somebody has plugged in, wherever the focus stands. A key that is held down counts
 * once: an old hand rests on keys. Keys that move or press (Tab, Enter, space on a button) stay the browser's. What is
 * pasted counts as typed, sign by sign, unless it is taken whole.
 *
 * @param take answers how the key is to sound, undefined where it is of no use here
 * @param takeText the same for a pasted text, where it is not to be taken for key presses
 */
export function useHardwareKeys(
  take: (key: string) => SoundName | undefined,
  takeText?: (text: string) => SoundName | undefined,
): void {
  const onTake = useEffectEvent((key: string) => take(key));
  const onText = useEffectEvent((text: string) => takeText?.(text));
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.repeat || isTremble(event)) return;
      const heard = onTake(halfWidth(event.key));
      if (heard === undefined) return;
      event.preventDefault();
      sound(heard);
    };
    const taker: Taker = { take: (key) => onTake(key), takeText: (text) => onText(text) };
    takers.add(taker);
    addEventListener('keydown', hear);
    // The same function for all of them, and so it hears a paste once.
    addEventListener('paste', receive);
    return () => {
      takers.delete(taker);
      removeEventListener('keydown', hear);
      if (takers.size === 0) removeEventListener('paste', receive);
    };
  }, []);
}

function receive(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text') ?? '';
  const whole = [...takers].map((taker) => taker.takeText(text)).find((each) => each !== undefined);
  const heard = whole ?? signBySign(text);
  if (heard === undefined) return;
  event.preventDefault();
  sound(heard);
}

/**
 * Each sign is drawn before the next is taken, because a keypad goes on from what it shows, and one sign may lead to other
 * keys: the letters of an old card, and from there to its digits.
 */
function signBySign(text: string): SoundName | undefined {
  let heard: SoundName | undefined;
  for (const sign of Array.from(text).slice(0, MOST_SIGNS)) {
    const one = flushSync(() =>
      [...takers].map(({ take }) => take(halfWidth(sign))).find((each) => each !== undefined),
    );
    if (heard !== 'refused') heard = one ?? heard;
  }
  return heard;
}

/** Digits and letters as Chinese keyboards and papers have them too: １２Ｘ. */
function halfWidth(key: string): string {
  return /^[０-９Ａ-Ｚａ-ｚ]$/.test(key) ? key.normalize('NFKC') : key;
}
