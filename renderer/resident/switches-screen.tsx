import type { ReactNode } from 'react';
import { inUse, useInUse } from '../keys/in-use.ts';
import { allPaces, type Pace } from '../keys/pace.ts';
import { ofKeys } from '../keys/say.ts';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { Hand } from '../picture/hand.tsx';
import { PacePicture } from '../picture/pace.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

const pictures: Readonly<Record<Pace, ReactNode>> = {
  own: <Hand />,
  slow: <PacePicture heads={1} />,
  middle: <PacePicture heads={2} />,
  quick: <PacePicture heads={3} />,
};

/** Two switches: how they work, and whether the ring goes on by a press or by itself. Chosen with them, and so learned. */
export function SwitchesScreen() {
  const { open } = useVisit();
  const { pace } = useInUse();
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => open(undefined) }}
      next={{ tone: 'go', say: resident('manner.done'), onPress: () => open('blank') }}
    >
      <ReadOnArrival />
      <Ask say={ofKeys('scan.ask')} hint={ofKeys('scan.hint')} small />
      <ChoiceGrid
        choices={allPaces.map((value) => ({ value, say: ofKeys(`scan.${value}`), picture: pictures[value] }))}
        chosen={[pace]}
        onPress={(value) => {
          const chosen = allPaces.find((each) => each === value);
          if (chosen) inUse.change({ pace: chosen });
        }}
      />
    </ResidentFrame>
  );
}
