import { Ask } from '../../part/ask/ask.tsx';
import { PictureList } from '../../part/picture-list/picture-list.tsx';
import { ServicePicture } from '../../part/picture/service-picture.tsx';
import { ReadOnArrival } from '../../speech/read-on-arrival.tsx';
import { ofService, resident } from '../say.ts';
import { SessionFrame } from '../session-frame.tsx';
import type { PlaceProps } from '../session-place.tsx';
import { useTurning } from '../turning.ts';
import { TryFirst } from './try-first.tsx';

/** What will be asked, and why. */
export function NoticeAsks({ view, acts, onNext }: PlaceProps & { onNext: () => void }) {
  const { service } = view;
  const turning = useTurning();
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={turning.back({
        say: resident('foot.back'),
        onPress: view.canGoBack ? acts.back : acts.leave,
      })}
      next={turning.next({ tone: 'go', say: resident('notice.next'), onPress: onNext })}
    >
      <ReadOnArrival />
      <Ask say={resident('notice.ask')} hint={ofService(view, 'notice.why')} />
      <PictureList
        turn={turning.turn}
        items={service.notice.asks.map(({ id, picture }) => ({
          id,
          say: ofService(view, `notice.${id}`),
          picture: <ServicePicture digest={view.service.digest} name={picture} />,
        }))}
      />
      <TryFirst view={view} acts={acts} />
    </SessionFrame>
  );
}
