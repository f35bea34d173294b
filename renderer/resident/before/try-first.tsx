import { Key } from '../../part/key/key.tsx';
import { TryIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { resident } from '../say.ts';
import type { PlaceProps } from '../session-place.tsx';

/** On the first screen of a service, for whoever is afraid of doing something wrong: where it counts, it may be tried first. */
export function TryFirst({ view, acts }: PlaceProps) {
  if (view.practice || view.canGoBack) return null;
  return (
    <div className="aside-keys">
      <Spoken say={resident('practice.offer')} as="p" className="aside-words" />
      <Key icon={<TryIcon />} say={resident('practice.first')} onPress={acts.tryFirst} />
    </div>
  );
}
