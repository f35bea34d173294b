import { useState } from 'react';
import type { ShownSession } from '../../core/contract.ts';
import { useInUse } from '../keys/in-use.ts';
import { ofKeys } from '../keys/say.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { ListenIcon, ParkIcon, StopIcon, TogetherIcon, WordsIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { useHasText } from '../text/use-has-text.ts';
import { HelpHere } from './help-here.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { ofService, resident } from './say.ts';
import type { SessionActs } from './session.ts';
import { useVisit } from './visit.tsx';
import { WhoToAsk } from './who-to-ask.tsx';

/**
 * Help is the same everywhere: hear it again, or in a case let somebody else press; be spoken to otherwise, do it later,
 * stop, or whom to ask. To hear it again is to go back: every screen is read when it comes. At a question, what the service
 * says of it comes first.
 */
export function Help({ view, acts }: { view: ShownSession | undefined; acts: SessionActs | undefined }) {
  const { open } = useVisit();
  const { keys, scans } = useInUse();
  const [more, setMore] = useState(false);
  /** Somebody who presses for the resident. */
  const other = view && view.by !== 'resident' ? view.by : undefined;
  const here = {
    ns: view?.service.digest ?? '',
    key: `question.${view?.question?.path.question ?? ''}.help`,
  };
  const isHelpHere = useHasText(here);

  if (view && isHelpHere && !more) {
    return (
      <HelpHere
        help={ofService(view, here.key)}
        counter={ofService(view, 'counter')}
        onBack={() => open(undefined)}
        onMore={() => setMore(true)}
      />
    );
  }
  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => (more ? setMore(false) : open(undefined)) }}
      next={{ tone: 'go', say: resident('help.back'), onPress: () => open(undefined) }}
    >
      <ReadOnArrival again={other} />
      {/* Another sentence arrives: what the sheet gave up for the last one is tried anew. */}
      <Ask
        key={other}
        say={resident('help.ask')}
        {...(other && { hint: resident(`help.by-${other}`) })}
        small
      />
      <div className="help-keys">
        {/* In a case Next leads back to what is read, so that nobody is without a way to hear it again. */}
        {acts && !view?.practice ? (
          <Key
            icon={<TogetherIcon />}
            say={resident(other ? 'help.alone' : 'help.together')}
            {...(!other && { does: [resident('help.together-does')] })}
            onPress={() => acts.handOver(other ? 'resident' : 'helper')}
          />
        ) : (
          <Key icon={<ListenIcon />} say={resident('help.again')} onPress={() => open(undefined)} />
        )}
        {/* What the keys and the switches have beside it is on the same screen, and first there. */}
        <Key
          icon={<WordsIcon />}
          say={
            scans ? ofKeys('scan.and-manner') : keys ? ofKeys('blank.and-manner') : resident('help.manner')
          }
          onPress={() => open('manner')}
        />
        {acts && !view?.practice && (
          <Key icon={<ParkIcon />} say={resident('help.later')} onPress={() => void acts.park(false)} />
        )}
        {acts && (
          <Key
            icon={<StopIcon />}
            say={resident(view?.practice ? 'practice.leave' : 'help.leave')}
            onPress={acts.leave}
          />
        )}
      </div>
      <WhoToAsk />
    </ResidentFrame>
  );
}
