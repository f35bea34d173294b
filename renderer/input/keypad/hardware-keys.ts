import { useEffect, useEffectEvent } from 'react';
import { isTremble } from '../../keys/steady.ts';
import { sound, type SoundName } from '../../speech/sound.ts';

/**
 * What is typed on a keyboard that somebody has plugged in, wherever the focus stands. A key that is held down counts
 * once: an old hand rests on keys. Keys that move or press (Tab, Enter, space on a button) stay the browser's.
 *
 * @param take answers how the key is to sound, undefined where it is of no use here
 */
export function useHardwareKeys(take: (key: string) => SoundName | undefined): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.repeat || isTremble(event)) return;
    const heard = take(event.key);
    if (heard === undefined) return;
    event.preventDefault();
    sound(heard);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
