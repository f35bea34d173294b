import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { ParkIcon } from '../picture/icon.tsx';
import { staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';

/** Asked once more: whoever only went to fetch a paper would come back to a screen that sleeps, without a code. */
export function PutAway({ onPutAway, onBack }: { onPutAway(): void; onBack(): void }) {
  return (
    <StaffFrame leave={{ say: staff('put-away.no'), onPress: onBack }}>
      <Ask say={staff('put-away.ask')} hint={staff('put-away.hint')} />
      <Key icon={<ParkIcon />} say={staff('put-away.yes')} onPress={onPutAway} />
    </StaffFrame>
  );
}
