import { useState } from 'react';
import type { KioskState } from '../../../core/contract.ts';
import type { Photos } from '../../../core/session/value.ts';
import { useKiosk } from '../../kiosk.tsx';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { InputProps } from '../input-props.ts';
import { Beside } from '../keypad/beside.tsx';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { attach, DiskRefused, isKept } from './attach.ts';
import { blemishIn } from './blemish.ts';
import { type CameraTrouble, isTrouble } from './camera.ts';
import { DocumentViewfinder } from './document-viewfinder.tsx';
import type { JustTaken } from './just-taken.ts';
import type { Taken } from './looking.ts';
import { PhotoActs } from './photo-acts.tsx';
import { PhotoMore } from './photo-more.tsx';
import './photo.css';
import { PhotosTaken } from './photos-taken.tsx';
import { CameraView, NoCamera, Viewfinder } from './viewfinder.tsx';

interface Taking {
  photos: Photos;
  /** The camera is there and shows nothing. */
  trouble?: CameraTrouble | undefined;
}

/**
 * Photos, taken by the kiosk's own camera and sealed as they are taken. The camera is on while somebody is looking for
 * a picture, and at no other time. A document is found in it and kept as a flat page.
 */
export function PhotoInput({ question, ask, onDraft, session }: InputProps) {
  const { camera, cameraLooks } = useKiosk().state;
  const isDocument = question.limits['document'] === true;
  const most = Number(question.limits['max'] ?? 1);
  const [{ photos }, change] = useAnswer<Taking>(
    { photos: Array.isArray(question.value) ? question.value.filter(isKept) : [] },
    ({ photos: taken, trouble: unseen }) =>
      taken.length > 0
        ? { ready: true, value: taken }
        : { ready: false, missing: input(`photo.${missingAt(camera, unseen)}`) },
    onDraft,
    (taking) => ({ ...taking, dark: false }),
  );
  /** The place of the photo that is looked for: one that is there is taken again. */
  const [looking, setLooking] = useState(photos.length === 0 ? 0 : undefined);
  const [at, setAt] = useState(photos.length - 1);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<'failed' | 'full'>();
  const [just, setJust] = useState<JustTaken>();
  const shown = photos[at];
  const known = just && just.attachment === shown?.attachment ? just : undefined;

  /** Keeps a picture in the place of another one, or as the last. Nothing that was kept is lost before it is. */
  async function keep(place: number, take: () => Promise<Omit<JustTaken, 'attachment'> & { picture: Blob }>) {
    setBusy(true);
    setTrouble(undefined);
    try {
      const { picture, ...about } = await take();
      const photo = await attach(session, question.path, picture);
      sound('saved');
      setJust({ attachment: photo.attachment, ...about });
      change((before) => ({
        ...before,
        photos: [...before.photos.slice(0, place), photo, ...before.photos.slice(place + 1)],
      }));
      setAt(place);
      setLooking(undefined);
    } catch (error) {
      sound('refused');
      setTrouble(error instanceof DiskRefused ? 'full' : 'failed');
    }
    setBusy(false);
  }

  function drop(): void {
    change((before) => ({ ...before, photos: before.photos.filter((photo) => photo !== shown) }));
    setAt(Math.max(0, Math.min(at, photos.length - 2)));
    if (photos.length === 1) setLooking(0);
  }

  const place = looking ?? at;
  return (
    <Beside
      left={
        <>
          {ask}
          {trouble && (
            <Spoken
              say={input(
                trouble === 'full' && question.optional ? 'photo.full-optional' : `photo.${trouble}`,
              )}
              as="p"
              className="field-hint"
            />
          )}
          {looking !== undefined && !trouble && most > 1 && (
            <Spoken
              say={input(isDocument ? 'photo.limit-pages' : 'photo.limit', { count: most })}
              as="p"
              className="field-hint"
            />
          )}
          {looking === undefined && shown && (
            <PhotoActs
              isAmiss={known?.blemish !== undefined}
              several={photos.length > 1}
              onAgain={() => setLooking(at)}
              onKeep={() => setJust(known && { ...known, blemish: undefined })}
              onDrop={drop}
            />
          )}
        </>
      }
      keys={
        camera === 'none' ? (
          <NoCamera />
        ) : looking === undefined && shown ? (
          <PhotosTaken photos={photos} at={at} blemish={known?.blemish} onShow={setAt}>
            <PhotoMore
              isDocument={isDocument}
              mayAdd={photos.length < most}
              other={known?.other}
              onAdd={() => setLooking(photos.length)}
              onOther={(other) => void keep(at, () => turned(other, shown.attachment))}
            />
          </PhotosTaken>
        ) : (
          <CameraView
            simulated={camera === 'simulated'}
            moving={isDocument}
            onCamera={(state) => {
              const unseen = isTrouble(state) ? state : undefined;
              change((before) => (before.trouble === unseen ? before : { ...before, trouble: unseen }));
            }}
          >
            {(view, source) =>
              isDocument ? (
                <DocumentViewfinder
                  view={view}
                  source={source}
                  mirrored={camera === 'real' && cameraLooks === 'out'}
                  busy={busy}
                  waits={trouble !== undefined}
                  onTaken={(take) => void keep(place, async () => kept(await take()))}
                />
              ) : (
                <Viewfinder
                  view={view}
                  source={source}
                  busy={busy}
                  onPicture={(take) =>
                    void keep(place, async () => {
                      const picture = await take();
                      const blemish = await blemishIn(picture);
                      return { picture, ...(blemish && { blemish }) };
                    })
                  }
                />
              )
            }
          </CameraView>
        )
      }
    />
  );
}

/** The page where one was found for certain, and the whole picture beside it for whoever sees that it is wrong. */
function kept({ whole, page, blemish }: Taken): Omit<JustTaken, 'attachment'> & { picture: Blob } {
  return {
    picture: page ?? whole,
    ...(blemish && { blemish }),
    ...(page && { other: { is: 'whole', picture: whole } }),
  };
}

/** The other way to have it, and what was kept as the way back. */
async function turned(
  { is, picture }: NonNullable<JustTaken['other']>,
  attachment: string,
): Promise<Omit<JustTaken, 'attachment'> & { picture: Blob }> {
  const response = await fetch(`/attachment/${attachment}`);
  if (!response.ok) throw new Error(`The photo is not there: ${response.status}`);
  return { picture, other: { is: is === 'whole' ? 'page' : 'whole', picture: await response.blob() } };
}

/** What stands between the resident and a photo. Where no camera can do it, a person can. */
function missingAt(
  camera: KioskState['camera'],
  trouble: CameraTrouble | undefined,
): 'none-missing' | `${CameraTrouble}-missing` | 'missing' {
  if (camera === 'none') return 'none-missing';
  return trouble ? `${trouble}-missing` : 'missing';
}
