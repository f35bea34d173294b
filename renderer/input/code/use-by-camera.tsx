import { type ReactNode, useState } from 'react';
import { useKiosk } from '../../kiosk.tsx';
import { Key } from '../../part/key/key.tsx';
import { CameraIcon } from '../../picture/icon.tsx';
import { Beside } from '../keypad/beside.tsx';
import { input } from '../say.ts';
import { CodeViewfinder } from './code-viewfinder.tsx';

/**
 * Another way to give what is pressed on keys: showing its code to the camera. Without a camera there is no key for it.
 *
 * @param ask what is asked
 * @param show what is asked while the camera looks, where that is something else
 * @returns `asked` stands above the keys, with the key that leads to the camera; `seen` is to be shown in place of all of it
 */
export function useByCamera(ask: ReactNode, show: ReactNode = ask): { asked: ReactNode; seen: ReactNode } {
  const { camera } = useKiosk().state;
  const [looking, setLooking] = useState(false);
  return {
    asked: (
      <>
        {ask}
        {camera !== 'none' && (
          <Key icon={<CameraIcon />} say={input('code.by-camera')} onPress={() => setLooking(true)} />
        )}
      </>
    ),
    seen: looking ? (
      <Beside
        left={
          <>
            {show}
            <Key say={input('code.by-hand')} onPress={() => setLooking(false)} />
          </>
        }
        keys={<CodeViewfinder />}
      />
    ) : undefined,
  };
}
