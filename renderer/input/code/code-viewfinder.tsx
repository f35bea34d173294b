import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useKiosk } from '../../kiosk.tsx';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon } from '../../picture/icon.tsx';
import { useCodesSeen } from '../../scan/use-codes-seen.ts';
import { sound } from '../../speech/sound.ts';
import { sayOne } from '../../speech/speech.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { isTrouble, useCamera } from '../photo/camera.ts';
import { input } from '../say.ts';
import '../photo/viewfinder.css';
import './code-viewfinder.css';

/** Whoever has held a code there for so long is told how it is held. */
const STILL_MS = 7000;
/** What a demonstration's camera sees. */
const SIMULATED = '/device/camera/simulated.jpg';

/** What the camera sees while it looks for a code: on for as long as this is shown, and no longer. What it finds is heard like a scan. */
export function CodeViewfinder() {
  const { camera } = useKiosk().state;
  return camera === 'real' ? <Real /> : <Simulated />;
}

function Real() {
  const say = useSay();
  const { video, state, tryAgain } = useCamera((now) => {
    if (!isTrouble(now)) return;
    sound('refused');
    sayOne(input(`code.${now}`));
  });
  useCodesSeen(video, state === 'on');
  if (isTrouble(state)) {
    return (
      <div className="code-viewfinder" role="alert">
        <Spoken say={input(`code.${state}`)} as="p" className="viewfinder-words" />
        <Key size="large" icon={<AgainIcon />} say={input('photo.try-again')} onPress={tryAgain} />
      </div>
    );
  }
  return (
    <Looking on={state === 'on'}>
      <video ref={video} muted playsInline aria-label={say(input('photo.view'))} />
    </Looking>
  );
}

function Simulated() {
  const say = useSay();
  const picture = useRef<HTMLImageElement>(null);
  useCodesSeen(picture, true);
  return (
    <Looking on>
      <img ref={picture} src={SIMULATED} alt={say(input('photo.view'))} />
    </Looking>
  );
}

/** What is seen, and how a code is held; after a while in other words, which are said, too. */
function Looking({ on, children }: { on: boolean; children: ReactNode }) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!on) return;
    const timer = setTimeout(() => {
      setIsLong(true);
      sayOne(input('code.still'));
    }, STILL_MS);
    return () => clearTimeout(timer);
  }, [on]);
  return (
    <div className="code-viewfinder">
      <div className="viewfinder-view code-viewfinder-view">
        {children}
        <i className="code-viewfinder-frame" />
      </div>
      <Spoken say={input(isLong ? 'code.still' : 'code.hold')} as="p" className="code-viewfinder-line" />
    </div>
  );
}
