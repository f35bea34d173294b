import { useEffect, useRef, useState } from 'react';
import { Bead } from '../../part/bead-rod/bead-rod.tsx';
import { MicrophoneIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import './listening.css';
import type { Recorder } from './recorder.ts';

/** Time is told by beads that fill, one in a quarter of a minute: nobody is counted down. */
const BEADS = 12;
/** From here on there is little left. */
const ALMOST = 10;
const LOOK_MS = 250;

/** That somebody is heard, and how much of the time they may speak is filled. Nothing of it is read aloud. */
export function Listening({ recorder, seconds }: { recorder: Recorder; seconds: number }) {
  const say = useSay();
  const halo = useRef<HTMLElement>(null);
  const [filled, setFilled] = useState(0);

  useEffect(() => {
    let frame = requestAnimationFrame(function follow() {
      halo.current?.style.setProperty('--level', recorder.level().toFixed(2));
      frame = requestAnimationFrame(follow);
    });
    const timer = setInterval(
      () => setFilled(Math.min(BEADS, Math.floor((recorder.ms() / 1000 / seconds) * BEADS))),
      LOOK_MS,
    );
    return () => {
      cancelAnimationFrame(frame);
      clearInterval(timer);
    };
  }, [recorder, seconds]);

  return (
    <div className="listening">
      <i className="listening-level" ref={halo} aria-hidden="true">
        <MicrophoneIcon />
      </i>
      <progress className="unseen" aria-label={say(input('recording.filled'))} max={BEADS} value={filled} />
      <div className="rod listening-rod" aria-hidden="true">
        {Array.from({ length: BEADS }, (_, bead) => (
          <Bead key={bead} kind={bead < filled ? 'left' : 'to'} />
        ))}
      </div>
      <Spoken
        say={
          filled >= ALMOST
            ? input('recording.almost-full')
            : input('recording.until', { minutes: Math.round(seconds / 60) })
        }
        as="p"
        className="listening-until"
        quiet
      />
    </div>
  );
}
