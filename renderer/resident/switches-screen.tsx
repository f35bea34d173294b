import { inUse, useInUse } from '../keys/in-use.ts';
import { allPaces } from '../keys/pace.ts';
import { ofKeys } from '../keys/say.ts';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

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
        choices={allPaces.map((value) => ({ value, say: ofKeys(`scan.${value}`) }))}
        chosen={[pace]}
        onPress={(value) => {
          const chosen = allPaces.find((each) => each === value);
          if (chosen) inUse.change({ pace: chosen });
        }}
      />
    </ResidentFrame>
  );
}
