import { useState } from 'react';
import type { KioskState } from '../../../core/contract.ts';
import type { Photos } from '../../../core/session/value.ts';
import { useKiosk } from '../../kiosk.tsx';
import { Key } from '../../part/key/key.tsx';
import { AddIcon, AgainIcon } from '../../picture/icon.tsx';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { attach, isKept } from './attach.ts';
import { type Blemish, blemishIn } from './blemish.ts';
import './photo.css';
import { NoCamera, RealViewfinder, SimulatedViewfinder } from './viewfinder.tsx';

interface Taking {
  photos: Photos;
  /** The camera is there and shows nothing. */
  dark: boolean;
}

/**
 * Photos, taken by the kiosk's own camera and sealed as they are taken. The camera is on while somebody is looking for
 * a picture, and at no other time.
 */
export function PhotoInput({ question, ask, onDraft, session }: InputProps) {
  const { camera } = useKiosk().state;
  const say = useSay();
  const most = Number(question.limits['max'] ?? 1);
  const [{ photos }, change] = useAnswer<Taking>(
    { photos: Array.isArray(question.value) ? question.value.filter(isKept) : [], dark: false },
    ({ photos: taken, dark }) =>
      taken.length > 0
        ? { ready: true, value: taken }
        : { ready: false, missing: input(`photo.${missingAt(camera, dark)}`) },
    onDraft,
  );
  const [looking, setLooking] = useState(photos.length === 0);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [blemish, setBlemish] = useState<Blemish>();

  async function keep(take: () => Promise<Blob>): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      const jpeg = await take();
      const [photo, amiss] = await Promise.all([attach(session, question.path, jpeg), blemishIn(jpeg)]);
      sound('saved');
      setBlemish(amiss);
      change((before) => ({ ...before, photos: [...before.photos, photo].slice(-most) }));
      setLooking(false);
    } catch {
      sound('refused');
      setFailed(true);
    }
    setBusy(false);
  }

  const keepFrom = (take: () => Promise<Blob>) => void keep(take);
  const last = photos.at(-1);
  return (
    <Beside
      left={
        <>
          {ask}
          {failed && <Spoken say={input('photo.failed')} as="p" className="field-hint" />}
          {!looking && (
            <div className="photo-acts">
              <Key
                icon={<AgainIcon />}
                say={input('photo.again')}
                onPress={() => {
                  change((before) => ({ ...before, photos: before.photos.slice(0, -1) }));
                  setLooking(true);
                }}
              />
              {photos.length < most && (
                <Key icon={<AddIcon />} say={input('photo.more')} onPress={() => setLooking(true)} />
              )}
            </div>
          )}
        </>
      }
      keys={
        camera === 'none' ? (
          <NoCamera />
        ) : looking || !last ? (
          camera === 'real' ? (
            <RealViewfinder
              busy={busy}
              onPicture={keepFrom}
              onCamera={(state) =>
                change((before) =>
                  before.dark === (state === 'failed') ? before : { ...before, dark: !before.dark },
                )
              }
            />
          ) : (
            <SimulatedViewfinder busy={busy} onPicture={keepFrom} />
          )
        ) : (
          <figure className="photo-taken">
            <img
              src={`/attachment/${last.attachment}`}
              alt={say(input('photo.taken', { number: photos.length }))}
            />
            {/* Advice alone: who cannot see it hears it too, and whether it will do is for its reader to say. */}
            <Spoken
              say={blemish ? input(`photo.${blemish}`) : input('photo.count', { count: photos.length })}
              as="p"
              className="photo-count"
            />
          </figure>
        )
      }
    />
  );
}

/** What stands between the resident and a photo. Where no camera can do it, a person can. */
function missingAt(camera: KioskState['camera'], dark: boolean): 'none-missing' | 'dark-missing' | 'missing' {
  if (camera === 'none') return 'none-missing';
  return dark ? 'dark-missing' : 'missing';
}
