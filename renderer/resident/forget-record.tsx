import { useState } from 'react';
import { api } from '../api.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { StopIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import type { Saying } from '../text/saying.ts';
import { interpret } from '../trouble.ts';
import { useOneAtATime } from './one-at-a-time.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';
import { WhoToAsk } from './who-to-ask.tsx';

/**
 * Deleting cannot be undone, so it is asked for twice; and it is said when it is done, for only then it is. What upstream
 * refused nobody deals with: it has to be filled in anew, which whoever deletes it is told.
 */
export function ForgetRecord({
  isRefused,
  where,
  onBack,
}: {
  isRefused: boolean;
  where: Saying;
  onBack(): void;
}) {
  const { go, trouble } = useVisit();
  const oneAtATime = useOneAtATime();
  const [isGone, setIsGone] = useState(false);

  async function forget(): Promise<void> {
    try {
      await api.record.forget();
      setIsGone(true);
    } catch (error) {
      trouble(interpret(error));
    }
  }

  if (isGone) {
    return (
      <ResidentFrame next={{ tone: 'go', say: resident('record.go'), onPress: () => go({ at: 'services' }) }}>
        <ReadOnArrival key="gone" />
        <Ask
          key="gone"
          say={resident('forget.done')}
          hint={resident(isRefused ? 'forget.done-hint-refused' : 'forget.done-hint')}
        />
        <WhoToAsk />
      </ResidentFrame>
    );
  }
  return (
    <ResidentFrame
      where={where}
      back={{ say: resident('foot.back'), onPress: onBack }}
      next={{ tone: 'go', say: resident('forget.no'), onPress: onBack }}
    >
      <ReadOnArrival />
      <Ask say={resident('forget.ask')} hint={resident(isRefused ? 'forget.hint-refused' : 'forget.hint')} />
      <div className="help-keys">
        <Key icon={<StopIcon />} say={resident('forget.yes')} onPress={() => void oneAtATime(forget)} />
      </div>
    </ResidentFrame>
  );
}
