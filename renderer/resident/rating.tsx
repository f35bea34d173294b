import { useState } from 'react';
import type { Slip } from '../../core/contract.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Faces } from '../part/faces/faces.tsx';
import { api } from '../api.ts';
import type { Contentment } from '../picture/face.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/** 好差评: five faces, once for each submission, and never held against those who pass it over. */
export function Rating({ slip }: { slip: Slip }) {
  const { go } = useVisit();
  const [faces, setFaces] = useState<Contentment>();
  const { submission } = slip;

  async function finish(): Promise<void> {
    // A rating that cannot be kept is no reason to hold anybody up: the submission itself is safe.
    if (faces !== undefined) await api.submission.rate({ submission, faces }).catch(() => undefined);
    await api.submission.done({ submission }).catch(() => undefined);
    go({ at: 'thanks' });
  }

  return (
    <ResidentFrame
      where={{ ns: slip.service.digest, key: 'title' }}
      back={{ say: resident('foot.back'), onPress: () => go({ at: 'slip', slip }) }}
      next={{
        tone: 'go',
        say: resident(faces === undefined ? 'rating.skip' : 'rating.go'),
        onPress: () => void finish(),
      }}
    >
      <ReadOnArrival />
      <Ask say={resident('rating.ask')} hint={resident('rating.hint')} />
      <Faces chosen={faces} onChoose={setFaces} />
    </ResidentFrame>
  );
}
