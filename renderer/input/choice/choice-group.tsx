import type { ReactNode } from 'react';
import type { Saying } from '../../text/saying.ts';
import { useSay } from '../../text/use-say.ts';
import './choice-group.css';

/** What belongs together for somebody who does not see that it does. It takes the room that the sentence leaves. */
export function ChoiceGroup({ say: saying, children }: { say: Saying; children: ReactNode }) {
  const say = useSay();
  return (
    <fieldset className="choice-group">
      <legend className="unseen">{say(saying)}</legend>
      {children}
    </fieldset>
  );
}
