import { Mistake } from '../part/mistake/mistake.tsx';
import type { Trouble } from '../trouble.ts';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { ofProblem, resident } from './say.ts';
import { WhoToAsk } from './who-to-ask.tsx';

/**
 * One sentence, and the way back. Whatever the trouble is, the resident did nothing wrong and lost nothing given. Only
 * a fault has a number to be told: what the contract declares has its own sentence, which says what to do.
 */
export function TroubleScreen({ trouble, onAgain }: { trouble: Trouble; onAgain(): void }) {
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: onAgain }}
      next={{ tone: 'go', say: resident('trouble.again'), onPress: onAgain }}
    >
      <ReadOnArrival />
      {'reference' in trouble ? (
        <Mistake
          say={resident('trouble.fault')}
          hint={resident('trouble.fault-hint', { reference: trouble.reference })}
        />
      ) : (
        <Mistake say={ofProblem(trouble.code, { ...trouble })} />
      )}
      <WhoToAsk />
    </ResidentFrame>
  );
}
