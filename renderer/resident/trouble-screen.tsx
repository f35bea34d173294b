import { Mistake } from '../part/mistake/mistake.tsx';
import type { Trouble } from '../trouble.ts';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { WhoToAsk } from './who-to-ask.tsx';

const KNOWN: Readonly<Record<string, string>> = {
  'not-saved': 'not-saved',
  'session-gone': 'gone',
  'slip-gone': 'gone',
  busy: 'busy',
};

/** One sentence, one key. Whatever the machine's trouble is, the resident did nothing wrong and lost nothing given. */
export function TroubleScreen({ trouble, onAgain }: { trouble: Trouble; onAgain(): void }) {
  const name = KNOWN[trouble.code] ?? 'fault';
  const reference = 'reference' in trouble ? trouble.reference : trouble.code;
  return (
    <ResidentFrame next={{ tone: 'go', say: resident('trouble.again'), onPress: onAgain }}>
      <ReadOnArrival />
      <Mistake
        say={resident(`trouble.${name}`)}
        {...(name !== 'busy' && { hint: resident(`trouble.${name}-hint`, { reference }) })}
      />
      <WhoToAsk />
    </ResidentFrame>
  );
}
