import { FasterIcon, SlowerIcon } from '../../picture/icon.tsx';
import { useSpeaker } from '../../speech/use-speaker.ts';
import { Key } from '../key/key.tsx';
import { Level } from './level-key.tsx';
import { part } from '../say.ts';

/** How fast it is spoken, a step at a time; how far it has come stands on the key in the head. */
export function SpeedKeys() {
  const { slower, faster } = useSpeaker();
  return (
    <Level say={part('level.speed.ask')}>
      <Key className="level-key" icon={<SlowerIcon />} say={part('voice.slower')} onPress={slower} />
      <Key className="level-key" icon={<FasterIcon />} say={part('voice.faster')} onPress={faster} />
    </Level>
  );
}
