import { Ask } from '../part/ask/ask.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { ofService, resident } from './say.ts';
import type { PlaceProps } from './session-place.tsx';
import { useService } from './use-service.ts';

/** The last word before it is handed in. Nothing goes upstream without it. */
export function Declaration({ view, acts }: PlaceProps) {
  const service = useService(view);
  return (
    <ResidentFrame
      where={ofService(view, 'title')}
      back={{ say: resident('foot.back'), onPress: acts.back }}
      next={{
        tone: 'go',
        say: resident(acts.submitting ? 'declaration.sending' : 'declaration.go'),
        onPress: acts.submit,
      }}
    >
      <ReadOnArrival />
      <Ask say={resident('declaration.ask')} hint={ofService(view, 'declaration')} />
      <div className="scene">
        {service && <ServicePicture digest={view.service.digest} name={service.picture} />}
      </div>
    </ResidentFrame>
  );
}
