import { Key } from '../../part/key/key.tsx';
import { AddIcon, PaperIcon, WholeIcon } from '../../picture/icon.tsx';
import { input } from '../say.ts';
import type { JustTaken } from './just-taken.ts';

/** Another photo, where there may be one, and the other way to have the one that was just taken. */
export function PhotoMore({
  isDocument,
  mayAdd,
  other,
  onAdd,
  onOther,
}: {
  isDocument: boolean;
  mayAdd: boolean;
  other: JustTaken['other'];
  onAdd(): void;
  onOther(other: NonNullable<JustTaken['other']>): void;
}) {
  return (
    <>
      {mayAdd && (
        <Key icon={<AddIcon />} say={input(isDocument ? 'photo.next-page' : 'photo.more')} onPress={onAdd} />
      )}
      {other && (
        <Key
          icon={other.is === 'whole' ? <WholeIcon /> : <PaperIcon />}
          say={input(`photo.only-${other.is}`)}
          does={[input(`photo.only-${other.is}-does`)]}
          onPress={() => onOther(other)}
        />
      )}
    </>
  );
}
