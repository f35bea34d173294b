import { useSyncExternalStore } from 'react';
import { Key } from '../part/key/key.tsx';
import { aloudHere } from './aloud-here.ts';
import { Spoken } from './spoken.tsx';
import { speech } from './say.ts';
import './ask-aloud.css';

/**
 * Asks whether what is personal may be read aloud here, where others may hear it. The answer can be changed wherever
 * answers are looked over; at a question it is asked `once`, and leaves its room to the answer when it is decided.
 *
 * @param of what is named: the digits or the clerk's sentence alone where nothing follows that was answered, because what is allowed is all
 */
export function AskAloud({
  once = false,
  of = 'answers',
}: {
  once?: boolean;
  of?: 'answers' | 'code' | 'note';
}) {
  const allowed = useSyncExternalStore(aloudHere.subscribe, aloudHere.get);
  if (once && allowed !== undefined) return null;
  const state = allowed === true ? 'on' : allowed === false ? 'off' : 'ask';
  return (
    <div className="ask-aloud">
      <Spoken
        as="p"
        say={speech(of === 'answers' ? `ask-aloud.${state}` : `ask-aloud.${of}-${state}`)}
        quiet={allowed !== undefined}
      />
      {state === 'ask' && of === 'answers' && (
        <Spoken className="ask-aloud-short" say={speech('ask-aloud.short')} quiet />
      )}
      {/* Yes and no stay side by side, whatever room the sentence takes. */}
      <div className="ask-aloud-keys">
        {allowed !== true && <Key say={speech('ask-aloud.yes')} onPress={() => aloudHere.set(true)} />}
        {allowed !== false && <Key say={speech('ask-aloud.no')} onPress={() => aloudHere.set(false)} />}
      </div>
    </div>
  );
}
