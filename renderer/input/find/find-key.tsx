import { Key } from '../../part/key/key.tsx';
import { EditIcon } from '../../picture/icon.tsx';
import { input } from '../say.ts';

/** Leads to `FindSheet`, where there is more than can be looked at at once. */
export function FindKey({ onPress }: { onPress(): void }) {
  return <Key icon={<EditIcon />} say={input('find.open')} does={[input('find.does')]} onPress={onPress} />;
}
