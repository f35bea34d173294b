import type { ReactNode } from 'react';
import { HearKey } from '../../part/hear-key/hear-key.tsx';
import { Key } from '../../part/key/key.tsx';
import { AgainIcon, BackIcon, CheckIcon, EditIcon, MicrophoneIcon } from '../../picture/icon.tsx';
import { AskAloud } from '../../speech/ask-aloud.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { lengthSaying } from '../../part/length-saying.ts';
import { Beside } from '../keypad/beside.tsx';
import { input } from '../say.ts';
import { Listening } from './listening.tsx';
import { type Proposal, Proposed } from './proposed.tsx';
import type { Speech } from './own-words-given.ts';
import type { RecordingActs } from './use-recording.ts';
import './speaking.css';

/**
 * Where somebody says it: two large keys, "say it" and "write it"; while they speak, how well they are heard and how much of
 * the time is filled; then what was kept, to be heard. The key that begins it stands where the one that ends it will, and
 * then the one to hear it by: whoever finds keys by number or by switch has it under the hand.
 */
export function Speaking({
  ask,
  speech,
  personal,
  seconds,
  acts,
  proposal,
  onWrite,
  onEarlier,
}: {
  ask: ReactNode;
  speech: Speech;
  personal: boolean;
  /** How long it may be. */
  seconds: number;
  acts: RecordingActs;
  /** What a recogniser makes of it: looked at first. */
  proposal?: Proposal;
  onWrite: () => void;
  onEarlier: () => void;
}) {
  const { at, kept, earlier, told, recorder } = speech;
  const minutes = Math.round(seconds / 60);
  const isKept = at === 'ready' && kept !== undefined;
  return (
    <Beside
      left={
        <>
          {ask}
          {isKept && personal && <AskAloud />}
        </>
      }
      keys={
        isKept && proposal ? (
          <Proposed {...proposal} personal={personal} />
        ) : (
          <div className="speaking" data-at={at}>
            <Telling speech={speech} minutes={minutes} />
            {at === 'listening' && recorder && <Listening recorder={recorder} seconds={seconds} />}
            {isKept && <Spoken say={lengthSaying(kept.seconds)} as="p" className="speaking-length" />}
            <MainKey speech={speech} personal={personal} minutes={minutes} acts={acts} />
            {!isKept && told === 'not-kept' && (
              <Key icon={<AgainIcon />} say={input('recording.try-again')} onPress={() => void acts.look()} />
            )}
            {isKept ? (
              <div className="speaking-more">
                <Key
                  icon={<AgainIcon />}
                  say={input('recording.again')}
                  does={[input('recording.starts', { minutes })]}
                  onPress={() => void acts.begin()}
                />
                <Key icon={<EditIcon />} say={input('recording.to-write')} onPress={onWrite} />
                {earlier && <Key icon={<BackIcon />} say={input('recording.earlier')} onPress={onEarlier} />}
              </div>
            ) : (
              (at === 'ready' || at === 'looking') && (
                <Key size="large" icon={<EditIcon />} say={input('recording.write')} onPress={onWrite} />
              )
            )}
          </div>
        )
      }
    />
  );
}

/** What it does changes with what is going on; the place does not. */
function MainKey({
  speech: { at, kept },
  personal,
  minutes,
  acts,
}: {
  speech: Speech;
  personal: boolean;
  minutes: number;
  acts: RecordingActs;
}) {
  if (at === 'listening') {
    return (
      <Key
        key="main"
        size="large"
        tone="go"
        icon={<CheckIcon />}
        say={input('recording.stop')}
        onPress={() => void acts.end()}
      />
    );
  }
  if (at === 'ready' && kept) {
    return <HearKey key="main" size="large" attachment={kept.recording.attachment} personal={personal} />;
  }
  const waits = at === 'opening' || at === 'keeping';
  return (
    <Key
      key="main"
      size="large"
      icon={<MicrophoneIcon />}
      say={input(waits ? 'recording.wait' : 'recording.speak')}
      does={waits ? [] : [input('recording.starts', { minutes })]}
      onPress={() => {
        if (at === 'ready') void acts.begin();
      }}
    />
  );
}

/** One sentence: how it is done, what became of it. While somebody speaks it is seen and not said. */
function Telling({ speech: { at, told, kept }, minutes }: { speech: Speech; minutes: number }) {
  if (at === 'listening') {
    return <Spoken key="listening" say={input('recording.listening')} as="p" className="field-hint" quiet />;
  }
  if (at === 'opening' || at === 'keeping') return null;
  const what = told ?? (kept ? 'kept' : 'hint');
  // Each a new element, so that it is read out as it appears.
  return <Spoken key={what} say={input(`recording.${what}`, { minutes })} as="p" className="field-hint" />;
}
