import { Greeting } from '../../picture/greeting.tsx';
import { FasterIcon, ListenIcon, LouderIcon, PauseIcon, SlowerIcon } from '../../picture/icon.tsx';
import { useSpeaker } from '../../speech/use-speaker.ts';
import { useSay } from '../../text/use-say.ts';
import { Key, type KeyProps } from '../key/key.tsx';
import { Steps } from './steps.tsx';
import { part } from '../say.ts';

/**
 * How it is spoken, one touch away on every screen; Listen stops while it speaks, then goes on, and after the end says it
 * all again, what is to be chosen from first. Faster than the ordinary is for practised ears, and stands before the others so that these keep their places without it.
 */
export function VoiceKeys({ faster }: { faster: boolean }) {
  const speaker = useSpeaker();
  const { speaking, paused, instead, speed, volume } = speaker;
  const say = useSay();
  return (
    <section className="frame-voice" data-faster={faster} aria-label={say(part('voice.group'))}>
      {faster && (
        <StepKey icon={<FasterIcon />} say={part('voice.faster')} {...speed} onPress={speaker.faster} />
      )}
      {/* More of its steps is slower: the key says so. */}
      <StepKey
        icon={<SlowerIcon />}
        say={part('voice.slower')}
        of={speed.of}
        step={speed.of - 1 - speed.step}
        onPress={speaker.slower}
      />
      <StepKey icon={<LouderIcon />} say={part('voice.louder')} {...volume} onPress={speaker.louder} />
      <Key
        className="frame-listen"
        tone={speaking ? 'listen' : 'plain'}
        icon={<ListenPicture speaking={speaking} instead={instead} />}
        say={part(speaking ? 'voice.stop' : paused ? 'voice.go-on' : 'voice.listen')}
        onPress={() => speaker.listen()}
      />
    </section>
  );
}

/** A key that goes a step further at each press, and shows how far it has come. */
function StepKey({
  icon,
  say,
  step,
  of,
  onPress,
}: Pick<KeyProps, 'icon' | 'say' | 'onPress'> & { step: number; of: number }) {
  return (
    <Key
      size="stacked"
      icon={
        <span className="frame-level">
          {icon}
          <Steps step={step} of={of} />
        </span>
      }
      say={say}
      onPress={onPress}
    />
  );
}

/** Whoever hears another speech than the one chosen sees that it is meant: the bubble that stood on its card. */
function ListenPicture({ speaking, instead }: { speaking: boolean; instead: string | undefined }) {
  if (!speaking) return <ListenIcon />;
  return instead === undefined ? <PauseIcon /> : <Greeting variety={instead} className="frame-instead" />;
}
