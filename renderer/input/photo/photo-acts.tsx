import { Key } from '../../part/key/key.tsx';
import { AgainIcon, CheckIcon, DropIcon } from '../../picture/icon.tsx';
import { input } from '../say.ts';

/** What can be done with the photo that is shown. Where something is amiss with it, taking it again comes first. */
export function PhotoActs({
  isAmiss,
  several,
  onAgain,
  onKeep,
  onDrop,
}: {
  isAmiss: boolean;
  several: boolean;
  onAgain(): void;
  /** It will do as it is. */
  onKeep(): void;
  onDrop(): void;
}) {
  return (
    <div className="photo-acts">
      <Key
        size={isAmiss ? 'large' : 'regular'}
        icon={<AgainIcon />}
        say={input('photo.again')}
        onPress={onAgain}
      />
      {isAmiss && <Key icon={<CheckIcon />} say={input('photo.keep')} onPress={onKeep} />}
      {several && !isAmiss && <Key icon={<DropIcon />} say={input('photo.drop')} onPress={onDrop} />}
    </div>
  );
}
