import { useState } from 'react';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sayOne } from '../speech/speech.ts';
import { No, Yes } from '../picture/yes-no.tsx';
import { ofService, resident } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';

/** A consent of its own (PIPL 29): asked once, nothing chosen but by the resident, and no is as large as yes. */
export function Consent({ view, acts, consent }: PlaceProps & { consent: string }) {
  const [agreed, setAgreed] = useState(view.agreed);
  const missing = resident('consent.missing');
  return (
    <SessionFrame
      view={view}
      acts={acts}
      counted
      next={
        agreed === undefined
          ? { tone: 'not-yet', say: missing, onPress: () => sayOne(missing) }
          : { tone: 'go', say: resident('foot.next'), onPress: () => acts.consent(consent, agreed) }
      }
    >
      <ReadOnArrival />
      <Ask say={ofService(view, `consent.${consent}.ask`)} hint={ofService(view, `consent.${consent}.why`)} />
      <ChoiceGrid
        choices={[
          { value: 'yes', say: resident('consent.agree'), picture: <Yes /> },
          { value: 'no', say: resident('consent.decline'), picture: <No /> },
        ]}
        chosen={agreed === undefined ? [] : [agreed ? 'yes' : 'no']}
        onPress={(value) => setAgreed(value === 'yes')}
      />
    </SessionFrame>
  );
}
