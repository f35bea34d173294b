import type { ServiceSummary } from '../../core/service/summary.ts';
import { Ask } from '../part/ask/ask.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { StopIcon } from '../picture/icon.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useBegin } from './use-begin.ts';
import { useVisit } from './visit.tsx';

/** After trying: nothing was kept, and it may be done for real, from its start. */
export function Tried({ service }: { service: ServiceSummary }) {
  const { sleep } = useVisit();
  const begin = useBegin();
  return (
    <ResidentFrame
      where={{ ns: service.digest, key: 'title' }}
      back={{ say: resident('welcome.leave'), icon: <StopIcon />, onPress: sleep }}
      next={{ tone: 'go', say: resident('practice.real'), onPress: () => begin(service.id) }}
    >
      <ReadOnArrival />
      <Ask say={resident('practice.ended')} hint={resident('practice.ended-hint')} />
      <div className="scene">
        <ServicePicture digest={service.digest} name={service.picture} />
      </div>
    </ResidentFrame>
  );
}
