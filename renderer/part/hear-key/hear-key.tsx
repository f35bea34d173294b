import { useSyncExternalStore } from 'react';
import { ListenIcon, PauseIcon } from '../../picture/icon.tsx';
import { hearRecording, recordingHeard } from '../../speech/hear-recording.ts';
import type { Saying } from '../../text/saying.ts';
import { Key, type KeyProps } from '../key/key.tsx';
import { part } from '../say.ts';

/** Lets what the resident said be heard. While it is, the key looks and reads as Listen does while the kiosk speaks. */
export function HearKey({
  attachment,
  personal,
  of,
  size = 'regular',
}: Pick<KeyProps, 'size'> & {
  attachment: string;
  /** Heard only where that was allowed, or with headphones. */
  personal: boolean;
  /** What it answers, for whoever finds keys by ear among several of them. */
  of?: Saying;
}) {
  const heard = useSyncExternalStore(recordingHeard.subscribe, recordingHeard.get) === attachment;
  return (
    <Key
      size={size}
      tone={heard ? 'listen' : 'plain'}
      icon={heard ? <PauseIcon /> : <ListenIcon />}
      say={part(heard ? 'hear.stop' : 'hear.start')}
      {...(of && { does: [of] })}
      onPress={() => void hearRecording(attachment, personal)}
    />
  );
}
