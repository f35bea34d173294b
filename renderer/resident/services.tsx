import { useState } from 'react';
import { Ask } from '../part/ask/ask.tsx';
import { ChoiceGrid } from '../part/choice-grid/choice-grid.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { Clerk } from '../picture/clerk.tsx';
import { Paper } from '../picture/paper.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sayOne } from '../speech/speech.ts';
import { inLanguage } from '../text/in-language.ts';
import { useManner } from './manner.ts';
import { ResidentFrame } from './resident-frame.tsx';
import { literal, resident } from './say.ts';
import { useBegin } from './use-begin.ts';
import { useVisit } from './visit.tsx';

/** Not services, and so no ids that a service could have. */
const REOPEN = ':reopen';
const OTHER = ':other';

/** What can be done here, as pictures. Touching one says it; going on is a second touch, so nobody starts by mistake. */
export function Services() {
  const { go, open, services } = useVisit();
  const { language } = useManner();
  const begin = useBegin();
  const [chosen, setChosen] = useState<string>();

  const missing = resident(services.length > 0 ? 'services.missing' : 'services.none');

  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => go({ at: 'welcome' }) }}
      next={
        chosen === undefined
          ? { tone: 'not-yet', say: missing, onPress: () => sayOne(missing) }
          : { tone: 'go', say: resident('services.go'), onPress: () => begin(chosen) }
      }
    >
      <ReadOnArrival />
      <Ask say={resident('services.ask')} hint={resident('services.hint')} small />
      <ChoiceGrid
        choices={[
          ...services.map((service) => ({
            value: service.id,
            say: literal(inLanguage(service.title, language)),
            more: literal(inLanguage(service.summary, language)),
            picture: <ServicePicture digest={service.digest} name={service.picture} />,
          })),
          {
            value: REOPEN,
            say: resident('services.reopen'),
            small: resident('services.reopen-small'),
            picture: <Paper />,
          },
          {
            value: OTHER,
            say: resident('services.other'),
            small: resident('services.other-small'),
            picture: <Clerk />,
          },
        ]}
        chosen={chosen === undefined ? [] : [chosen]}
        onPress={(value) => {
          if (value === REOPEN) go({ at: 'reopen' });
          else if (value === OTHER) open('help');
          else setChosen(value);
        }}
      />
    </ResidentFrame>
  );
}
