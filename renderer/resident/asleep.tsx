import { useEffect } from 'react';
import { hardKeyOf } from '../keys/hard-key-of.ts';
import { useKiosk } from '../kiosk.tsx';
import { AsleepScene } from '../part/asleep-scene/asleep-scene.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** Dim, never black, with a hand that shows where to touch. All of the glass is the key, and so is any key. */
export function Asleep() {
  const { go, learn } = useVisit();
  const { state } = useKiosk();

  useEffect(() => {
    const wake = (event: KeyboardEvent) => {
      go({ at: 'welcome' });
      const key = hardKeyOf(event, state.keys);
      if (key) learn(key === 'move' || key === 'press' ? 'scans' : 'keys');
    };
    window.addEventListener('keyup', wake);
    return () => window.removeEventListener('keyup', wake);
  }, [go, learn, state.keys]);

  return (
    <AsleepScene
      title={resident('asleep.title')}
      hint={resident('asleep.hint')}
      touch={resident('asleep.touch')}
      demo={state.demo}
      onPress={() => go({ at: 'welcome' })}
    />
  );
}
