import { useEffect } from 'react';
import { inUse } from '../keys/in-use.ts';
import { keyNameOf } from '../keys/key-name.ts';
import { useKiosk } from '../kiosk.tsx';
import { AsleepScene } from '../part/asleep-scene/asleep-scene.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** Dim, never black, with a hand that shows where to touch. All of the glass is the key, and so is any key. */
export function Asleep() {
  const { go, open } = useVisit();
  const { state } = useKiosk();

  useEffect(() => {
    const wake = (event: KeyboardEvent) => {
      go({ at: 'welcome' });
      if (!keyNameOf(event)) return;
      inUse.change({ keys: true });
      open('keys');
    };
    window.addEventListener('keyup', wake);
    return () => window.removeEventListener('keyup', wake);
  }, [go, open]);

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
