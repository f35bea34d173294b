import { Ask } from '../part/ask/ask.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import type { UselessCode } from './use-scanned-code.ts';
import { useVisit } from './visit.tsx';
import { WhoToAsk } from './who-to-ask.tsx';

/** A code was read that is of no use here: what it is, as far as that can be told, and back to where one was. */
export function ScannedScreen({ code, times }: { code: UselessCode['kind']; times: number }) {
  const { open } = useVisit();
  const back = () => open(undefined);
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: back }}
      next={{ tone: 'go', say: resident('scan.go'), onPress: back }}
    >
      {/* Read once more, it is said once more. */}
      <ReadOnArrival key={times} />
      <Ask say={resident(`scan.${code}`)} hint={resident(`scan.${code}-hint`)} />
      <WhoToAsk />
    </ResidentFrame>
  );
}
