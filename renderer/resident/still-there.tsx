import { IdleBeads } from '../part/idle-beads/idle-beads.tsx';
import { Key } from '../part/key/key.tsx';
import { Rest } from '../picture/rest.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';

/** "Are you still there?" Any touch says yes; only the key that says so puts the case away. */
export function StillThere(props: {
  leftMs: number;
  ofMs: number;
  onStay(): void;
  onPark: (() => void) | undefined;
}) {
  return (
    <div onClick={props.onStay} onKeyUp={props.onStay} role="presentation">
      <ResidentFrame next={{ tone: 'go', say: resident('still.here'), onPress: props.onStay }}>
        <ReadOnArrival />
        <div className="still-there">
          <Rest />
          <div className="still-there-words">
            <Spoken as="h1" say={resident('still.ask')} />
            <Spoken as="p" say={resident('still.calm')} />
            <IdleBeads leftMs={props.leftMs} totalMs={props.ofMs} />
            <Spoken as="p" say={resident(props.onPark ? 'still.left' : 'still.left-empty')} />
            {props.onPark && <Key say={resident('still.later')} onPress={props.onPark} />}
          </div>
        </div>
      </ResidentFrame>
    </div>
  );
}
