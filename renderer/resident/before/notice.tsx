import { useState } from 'react';
import { Ask } from '../../part/ask/ask.tsx';
import { Key } from '../../part/key/key.tsx';
import { PictureList } from '../../part/picture-list/picture-list.tsx';
import { ServicePicture } from '../../part/picture/service-picture.tsx';
import { ReadOnArrival } from '../../speech/read-on-arrival.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { ResidentFrame } from '../resident-frame.tsx';
import { ofService, resident } from '../say.ts';
import type { PlaceProps } from '../session-place.tsx';
import { useService } from '../use-service.ts';
import { WhoToAsk } from '../who-to-ask.tsx';

/**
 * What is asked, why and for how long, said before the first question (PIPL 17). Whoever would rather not is told who
 * at the counter helps instead, and may still change their mind.
 */
export function Notice({ view, acts }: PlaceProps) {
  const [refused, setRefused] = useState(false);
  return refused ? (
    <Refused view={view} acts={acts} onBack={() => setRefused(false)} />
  ) : (
    <Asked view={view} acts={acts} onRefuse={() => setRefused(true)} />
  );
}

function Asked({ view, acts, onRefuse }: PlaceProps & { onRefuse(): void }) {
  const service = useService(view);
  return (
    <ResidentFrame
      where={ofService(view, 'title')}
      back={
        view.canGoBack
          ? { say: resident('foot.back'), onPress: acts.back }
          : { say: resident('foot.back'), onPress: () => void acts.leave() }
      }
      next={{ tone: 'go', say: resident('notice.agree'), onPress: acts.next }}
    >
      <ReadOnArrival />
      <Ask say={resident('notice.ask')} hint={ofService(view, 'notice.why')} small />
      <PictureList
        items={(service?.notice.asks ?? []).map(({ id, picture }) => ({
          id,
          say: ofService(view, `notice.${id}`),
          picture: <ServicePicture digest={view.service.digest} name={picture} />,
        }))}
      />
      <div className="notice-words">
        {service && (
          <div>
            <Spoken as="p" say={resident(`notice.basis.${service.notice.basis}`)} />
            <Spoken as="p" say={keeps(service.notice.retentionDays)} />
            <Spoken as="p" say={ofService(view, 'notice.handler')} />
            {service.sample && <Spoken as="p" say={resident('sample')} />}
          </div>
        )}
        <Key say={resident('notice.refuse')} onPress={onRefuse} />
      </div>
    </ResidentFrame>
  );
}

/** "Five years" is understood where 1825 days are not. */
function keeps(days: number): Saying {
  return days % 365 === 0
    ? resident('notice.keeps-years', { count: days / 365 })
    : resident('notice.keeps', { days });
}

function Refused({ view, acts, onBack }: PlaceProps & { onBack(): void }) {
  return (
    <ResidentFrame
      where={ofService(view, 'title')}
      back={{ say: resident('foot.back'), onPress: onBack }}
      next={{ tone: 'go', say: resident('stop.leave'), onPress: () => void acts.leave() }}
    >
      <ReadOnArrival />
      <Ask say={resident('refused.ask')} hint={ofService(view, 'notice.refuse')} />
      <Spoken as="p" say={ofService(view, 'counter')} />
      <WhoToAsk />
    </ResidentFrame>
  );
}
