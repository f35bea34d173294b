import { PointingHand } from '../../picture/hand.tsx';
import { RaisedHand, Upright } from '../../picture/clerk.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { usePress } from '../key/press.ts';
import { part } from '../say.ts';
import './asleep-scene.css';

export interface AsleepSceneProps {
  title: Saying;
  hint: Saying;
  /** What touching does, for those who do not see the hand. */
  touch: Saying;
  demo?: boolean;
  onPress: () => void;
}

/**
 * Asleep: dim, never black. A lamp, the clerk at the desk, and a hand that shows where to touch; the whole glass is the
 * key. The colours are the evening's own and belong to no theme, because nobody has chosen one yet.
 */
export function AsleepScene({ title, hint, touch, demo = false, onPress }: AsleepSceneProps) {
  const press = usePress(onPress, 500);
  return (
    <main className="asleep">
      <div className="asleep-words">
        <Spoken say={title} as="h1" className="asleep-title" quiet />
        <Spoken say={hint} as="p" className="asleep-hint" quiet />
        {demo && <Spoken say={part('frame.demo')} as="p" className="asleep-demo" quiet />}
      </div>
      <button type="button" className="asleep-key" {...press}>
        <Spoken say={touch} className="unseen" quiet />
        <Desk />
        <Touch />
      </button>
    </main>
  );
}

/** The clerk under the lamp, 270 by 268. The desk runs out of the picture to the right. */
function Desk() {
  return (
    <svg className="picture asleep-desk" viewBox="0 0 270 268" strokeWidth="3.6" aria-hidden="true">
      <circle className="asleep-glow" cx="132" cy="150" r="170" />
      <circle className="asleep-glow-near" cx="132" cy="150" r="122" />
      <path className="p" strokeWidth="2.6" d="M132-400V34" />
      <path className="p a" strokeWidth="3.2" d="M106 60Q106 34 132 34T158 60Z" />
      <path className="asleep-bulb" strokeWidth="3.2" d="M124 60Q132 70 140 60Z" />
      <g transform="translate(56 74) scale(1.12)">
        <RaisedHand />
        <Upright />
      </g>
      <path className="asleep-front" d="M0 204H4000V1400H0Z" />
      <path className="p asleep-top" d="M-6 196H4000V211H-6Z" />
      <g transform="translate(206 148) scale(.5)" strokeWidth="6.4">
        <path className="p w" d="M14 40H66V62Q66 84 46 84H34Q14 84 14 62Z" />
        <path className="p t" d="M14 40H66V54H14Z" />
        <path className="p" d="M66 48H74Q84 48 84 57T74 68H65" />
        <path className="p asleep-steam" d="M28 28Q24 22 28 16T28 6M44 28Q40 22 44 16T44 6" />
        <path className="p" d="M6 92H78" />
      </g>
      <g transform="translate(8 150) scale(.48)" strokeWidth="6.4">
        <path className="p w" d="M24 56H72L66 94H30Z" />
        <path
          className="p t"
          d="M48 56C46 30 30 20 14 22 16 42 30 54 48 56ZM48 56C48 24 62 8 82 8 84 32 70 52 48 56Z"
        />
      </g>
    </svg>
  );
}

/** The lit place and the hand upon it, 130 by 190. */
function Touch() {
  return (
    <svg className="picture asleep-touch" viewBox="-2 -2 134 190" strokeWidth="4.4" aria-hidden="true">
      <circle className="asleep-ring" strokeWidth="1.2" cx="65" cy="65" r="62" />
      <circle className="asleep-ring" strokeWidth="2" cx="65" cy="65" r="50" />
      <circle className="asleep-lit" strokeWidth="4" cx="65" cy="65" r="38" />
      <g transform="translate(20 56) scale(1.02)">
        <PointingHand cuff="b" />
      </g>
    </svg>
  );
}
