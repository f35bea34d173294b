import type { ReactNode } from 'react';
import { Frame, type FootKey, type FrameProps } from '../part/frame/frame.tsx';
import type { Progress } from '../part/bead-rod/bead-counts.ts';
import { inUse, useInUse } from '../keys/in-use.ts';
import { useKiosk } from '../kiosk.tsx';
import { isGlassTooHigh } from '../style/low.ts';
import { useLook } from '../style/look.ts';
import type { Saying } from '../text/saying.ts';
import { Rest } from '../picture/rest.tsx';
import { sayOne } from '../speech/speech.ts';
import { useManner } from './manner.ts';
import { literal, resident } from './say.ts';
import { useVisit } from './visit.tsx';
import { useWaiting } from './waiting.ts';

/** The frame around every screen of a visit: Help is always there, and always leads to the same place. */
export function ResidentFrame(props: {
  /** Where the resident is: the service's name, or else the hall's. */
  where?: Saying;
  progress?: Progress;
  back?: FootKey | undefined;
  next?: FrameProps['next'];
  /** Asked where it is asked how to be spoken to and shown things. */
  asksLow?: boolean;
  children: ReactNode;
}) {
  const { state } = useKiosk();
  const { open, practice } = useVisit();
  const isWaiting = useWaiting();
  const waiting = resident('foot.waiting');
  const { low, keys, scans } = useInUse();
  const { touch } = useManner();
  const isTooHigh = isGlassTooHigh(state.glassAtMm, useLook().panel);
  return (
    <Frame
      where={props.where ?? literal(state.hall.name)}
      {...(props.progress && { progress: props.progress })}
      demo={state.demo}
      practice={practice}
      help={{ say: resident('foot.help'), onPress: () => open('help') }}
      back={props.back}
      next={
        props.next && isWaiting
          ? { tone: 'not-yet', say: waiting, icon: <Rest />, onPress: () => sayOne(waiting) }
          : props.next
      }
      faster={keys || scans || touch === 'says'}
      low={props.asksLow && isTooHigh ? { on: low, onPress: () => inUse.change({ low: !low }) } : undefined}
    >
      {props.children}
    </Frame>
  );
}
