import { Ask } from '../../part/ask/ask.tsx';
import { PictureList } from '../../part/picture-list/picture-list.tsx';
import { ServicePicture } from '../../part/picture/service-picture.tsx';
import { ReadOnArrival } from '../../speech/read-on-arrival.tsx';
import { ofService, resident } from '../say.ts';
import { SessionFrame } from '../session-frame.tsx';
import type { PlaceProps } from '../session-place.tsx';
import { useTurning } from '../turning.ts';
import { TryFirst } from './try-first.tsx';

/** What to bring, before anything is asked: nobody should find out at the last question. */
export function Bring({ view, acts }: PlaceProps) {
  const { service } = view;
  const turning = useTurning();
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={turning.back({ say: resident('foot.back'), onPress: acts.leave })}
      next={turning.next({ tone: 'go', say: resident('bring.go'), onPress: acts.next })}
    >
      <ReadOnArrival />
      <Ask say={resident('bring.ask')} hint={resident(view.practice ? 'practice.bring' : 'bring.hint')} />
      <PictureList
        turn={turning.turn}
        items={service.bring.map(({ id, picture }) => ({
          id,
          say: ofService(view, `bring.${id}`),
          picture: <ServicePicture digest={view.service.digest} name={picture} />,
        }))}
      />
      <TryFirst view={view} acts={acts} />
    </SessionFrame>
  );
}
