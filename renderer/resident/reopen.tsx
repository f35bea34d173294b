import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../api.ts';
import { useByCamera } from '../input/code/use-by-camera.tsx';
import { Keypad } from '../input/keypad/keypad.tsx';
import { Ask } from '../part/ask/ask.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { useScans } from '../scan/taken-scans.ts';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sound } from '../speech/sound.ts';
import { sayOne } from '../speech/speech.ts';
import type { Saying } from '../text/saying.ts';
import { interpret } from '../trouble.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { standing } from './standing.ts';
import { useVisit } from './visit.tsx';

const PAIRS = [2, 2, 2, 2];
const DIGITS = 8;

/** The eight digits of a parked session, in the pairs in which they were read out, and as little for the hall as there. */
/** @param scanned what the paper said, where it was scanned: tried at once, as if it had been typed */
export function Reopen({ scanned }: { scanned: string | undefined }) {
  const { go, trouble } = useVisit();
  const oneAtATime = useOneAtATime();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<{ say: Saying; hint: Saying; unknown?: string }>();
  const missing = resident('reopen.missing', { count: DIGITS - code.length });

  const asking = (ask: Saying, hint?: Saying) => (
    <>
      {wrong ? <Mistake say={wrong.say} hint={wrong.hint} /> : <Ask say={ask} {...(hint && { hint })} />}
      {/* Of all the answers: what is allowed here holds for those that come with the digits. */}
      <AskAloud once />
    </>
  );
  const { asked, seen } = useByCamera(
    asking(resident('reopen.ask'), resident('reopen.hint')),
    asking(resident('reopen.show')),
  );

  useScans((read) => {
    if (read.kind !== 'parked') return false;
    tryScanned(read.code);
    return true;
  });
  const tryFirst = useEffectEvent(() => {
    if (scanned !== undefined) tryScanned(scanned);
  });
  useEffect(() => tryFirst(), []);

  function tryScanned(read: string): void {
    setCode(read);
    setWrong(undefined);
    void oneAtATime(() => reopen(read));
  }

  async function reopen(tried: string): Promise<void> {
    // The same digits once more are no other try, and must not cost the next one a wait.
    if (wrong?.unknown === tried) {
      sound('refused');
      sayOne(wrong.say);
      return;
    }
    try {
      const view = await api.session.reopen({ code: tried });
      go((await standing()) ?? { at: 'session', view });
    } catch (error) {
      const happened = interpret(error);
      // Opened already by a call whose answer got lost on the way.
      const open = happened.code === 'session-open' ? await standing().catch(() => undefined) : undefined;
      if (open) {
        go(open);
        return;
      }
      sound('refused');
      if (happened.code === 'code-unknown') {
        setWrong({ say: resident('reopen.unknown'), hint: resident('reopen.unknown-hint'), unknown: tried });
      } else if ('seconds' in happened) {
        const { seconds } = happened;
        setWrong({ say: resident('reopen.wait', { seconds }), hint: resident('reopen.wait-hint') });
      } else trouble(happened);
    }
  }

  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => go({ at: 'services' }) }}
      next={
        code.length === DIGITS
          ? { tone: 'go', say: resident('reopen.go'), onPress: () => void oneAtATime(() => reopen(code)) }
          : { tone: 'not-yet', say: missing, onPress: () => sayOne(missing) }
      }
    >
      <ReadOnArrival />
      {seen ?? (
        <Keypad
          ask={asked}
          value={code}
          groups={PAIRS}
          personal
          onChange={(typed) => {
            setWrong(undefined);
            setCode(typed);
          }}
        />
      )}
    </ResidentFrame>
  );
}
