import { useSyncExternalStore } from 'react';
import { Key } from '../part/key/key.tsx';
import { aloudHere } from './aloud-here.ts';
import { Spoken } from './spoken.tsx';
import { speech } from './say.ts';
import './ask-aloud.css';

/**
 * Asks whether what is personal may be read aloud here, where others may hear it. The answer can be changed wherever
 * answers are looked over; at a question it is asked `once`, and leaves its room to the answer when it is decided.
 */
export function AskAloud({ once = false }: { once?: boolean }) {
  const allowed = useSyncExternalStore(aloudHere.subscribe, aloudHere.get);
  if (once && allowed !== undefined) return null;
  return (
    <div className="ask-aloud">
      <Spoken
        as="p"
        say={speech(
          allowed === true ? 'ask-aloud.on' : allowed === false ? 'ask-aloud.off' : 'ask-aloud.ask',
        )}
        quiet={allowed !== undefined}
      />
      {/* Yes and no stay side by side, whatever room the sentence takes. */}
      <div className="ask-aloud-keys">
        {allowed !== true && <Key say={speech('ask-aloud.yes')} onPress={() => aloudHere.set(true)} />}
        {allowed !== false && <Key say={speech('ask-aloud.no')} onPress={() => aloudHere.set(false)} />}
      </div>
    </div>
  );
}
