import { Ask } from '../part/ask/ask.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { PictureList } from '../part/picture-list/picture-list.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { ofService, resident } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';
import { useTurning } from './turning.ts';

/** The last word before it is handed in, with all that comes of it. Nothing goes upstream without it. */
export function Declaration({ view, acts }: PlaceProps) {
  const { service } = view;
  const turning = useTurning();
  const made = view.applications ?? [];
  return (
    <SessionFrame
      view={view}
      acts={acts}
      back={turning.back({ say: resident('foot.back'), onPress: acts.back })}
      next={turning.next(
        view.practice
          ? { tone: 'go', say: resident('practice.done'), onPress: acts.leave }
          : {
              tone: 'go',
              say: resident(acts.submitting ? 'declaration.sending' : 'declaration.go'),
              onPress: acts.submit,
            },
      )}
    >
      <ReadOnArrival />
      <Ask say={resident('declaration.ask')} hint={ofService(view, 'declaration')} />
      {view.practice && (
        <Spoken say={resident('practice.declaration')} as="p" className="declaration-makes" />
      )}
      {made.length > 1 ? (
        <>
          <Spoken say={resident('declaration.makes')} as="p" className="declaration-makes" />
          <PictureList
            turn={turning.turn}
            items={made.map(({ id, picture }) => ({
              id,
              say: ofService(view, `application.${id}`),
              picture: <ServicePicture digest={service.digest} name={picture} />,
            }))}
          />
        </>
      ) : (
        <div className="scene">
          <ServicePicture digest={service.digest} name={service.picture} />
        </div>
      )}
    </SessionFrame>
  );
}
