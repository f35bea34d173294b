import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '../api.ts';
import { useByCamera } from '../input/code/use-by-camera.tsx';
import { Keypad } from '../input/keypad/keypad.tsx';
import { useKiosk } from '../kiosk.tsx';
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

/** Of the code of a parked session, and of a slip. */
const DIGITS = 8;
const PAIRS = [2, 2, 2, 2];
/** Of a receipt. Its last pair has a place once somebody gets that far: empty, it would look as if two were missing on a slip. */
const MOST_DIGITS = 10;
const MOST_PAIRS = [...PAIRS, 2];

/**
 * The number on a paper from here, in the pairs in which it was read out, and as little for the hall as there. Nobody has to
 * know which paper it is: what was parked goes on, what was handed in shows how it stands.
 *
 * @param scanned what the paper said, where it was scanned: tried at once, as if it had been typed
 */
export function Reopen({ scanned }: { scanned: string | undefined }) {
  const { go, trouble } = useVisit();
  const oneAtATime = useOneAtATime();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<{ say: Saying; hint: Saying; unknown?: string }>();
  const { kiosk } = useKiosk().state;
  const isWhole = code.length === DIGITS || code.length === MOST_DIGITS;
  const missing = resident('reopen.missing', {
    count: (code.length < DIGITS ? DIGITS : MOST_DIGITS) - code.length,
  });

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
    if (read.kind === 'parked') tryScanned(read.code);
    else if (read.kind === 'slip' && read.kiosk === kiosk.id) tryScanned(read.number);
    else return false;
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
      if (tried.length !== DIGITS) {
        go({ at: 'record', record: await api.record.find({ number: tried }) });
        return;
      }
      const view = await api.session.reopen({ code: tried });
      go((await standing()) ?? { at: 'session', view });
    } catch (error) {
      const happened = interpret(error);
      if (happened.code === 'code-of-slip') {
        await showRecord(tried);
        return;
      }
      // Opened already by a call whose answer got lost on the way.
      const open = happened.code === 'session-open' ? await standing().catch(() => undefined) : undefined;
      if (open) {
        go(open);
        return;
      }
      sound('refused');
      if (happened.code === 'code-unknown' || happened.code === 'number-unknown') {
        setWrong({ say: resident('reopen.unknown'), hint: resident('reopen.unknown-hint'), unknown: tried });
      } else if ('seconds' in happened) {
        const { seconds } = happened;
        setWrong({ say: resident('reopen.wait', { seconds }), hint: resident('reopen.wait-hint') });
      } else trouble(happened);
    }
  }

  async function showRecord(number: string): Promise<void> {
    try {
      go({ at: 'record', record: await api.record.find({ number }) });
    } catch (error) {
      trouble(interpret(error));
    }
  }

  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => go({ at: 'services' }) }}
      next={
        isWhole
          ? { tone: 'go', say: resident('reopen.go'), onPress: () => void oneAtATime(() => reopen(code)) }
          : { tone: 'not-yet', say: missing, onPress: () => sayOne(missing) }
      }
    >
      <ReadOnArrival />
      {seen ?? (
        <Keypad
          ask={asked}
          value={code}
          groups={code.length > DIGITS ? MOST_PAIRS : PAIRS}
          most={MOST_DIGITS}
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
