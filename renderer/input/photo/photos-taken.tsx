import type { ReactNode } from 'react';
import type { Photos } from '../../../core/session/value.ts';
import { Key } from '../../part/key/key.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import type { Blemish } from './blemish.ts';

/** The photo that is looked at, large, and where there are several all of them in a row to choose by. */
export function PhotosTaken({
  photos,
  at,
  blemish,
  onShow,
  children,
}: {
  photos: Photos;
  at: number;
  blemish: Blemish | undefined;
  onShow(at: number): void;
  /** What else can be had: another page, the whole picture. */
  children: ReactNode;
}) {
  const say = useSay();
  const shown = photos[at];
  return (
    <figure className="photo-taken">
      {shown && (
        <img src={`/attachment/${shown.attachment}`} alt={say(input('photo.taken', { number: at + 1 }))} />
      )}
      {/* Advice alone: who cannot see it hears it too, and whether it will do is for its reader to say. */}
      <Spoken
        say={blemish ? input(`photo.${blemish}`) : input('photo.count', { count: photos.length })}
        as="p"
        className="photo-count"
      />
      {photos.length > 1 && (
        <div className="photo-row">
          {photos.map(({ attachment }, place) => (
            <Key
              key={attachment}
              size="stacked"
              className="photo-small"
              icon={<img src={`/attachment/${attachment}`} alt="" />}
              say={input('photo.number', { number: place + 1 })}
              does={[input('photo.shows', { number: place + 1 })]}
              pressed={place === at}
              onPress={() => onShow(place)}
            />
          ))}
        </div>
      )}
      <div className="photo-more">{children}</div>
    </figure>
  );
}
