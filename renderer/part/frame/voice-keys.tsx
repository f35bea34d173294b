import { Greeting } from '../../picture/greeting.tsx';
import { FasterIcon, ListenIcon, LouderIcon, PauseIcon, SlowerIcon } from '../../picture/icon.tsx';
import { useSpeaker } from '../../speech/use-speaker.ts';
import { useSay } from '../../text/use-say.ts';
import { Key } from '../key/key.tsx';
import { Steps } from './steps.tsx';
import { part } from '../say.ts';

/**
 * How it is spoken, one touch away on every screen; Listen stops while it speaks and says it all again otherwise. Faster
 * than the ordinary is for practised ears, and stands before the others so that these keep their places without it.
 */
export function VoiceKeys({ faster }: { faster: boolean }) {
  const speaker = useSpeaker();
  const { speaking, instead, speed, volume } = speaker;
  const say = useSay();
  return (
    <section className="frame-voice" aria-label={say(part('voice.group'))}>
      {faster && (
        <Key
          size="stacked"
          icon={
            <span className="frame-level">
              <FasterIcon />
              <Steps step={speed.step} of={speed.of} />
            </span>
          }
          say={part('voice.faster')}
          onPress={() => speaker.faster()}
        />
      )}
      <Key
        size="stacked"
        icon={
          <span className="frame-level">
            <SlowerIcon />
            {/* More of them is slower: the key says so. */}
            <Steps step={speed.of - 1 - speed.step} of={speed.of} />
          </span>
        }
        say={part('voice.slower')}
        onPress={() => speaker.slower()}
      />
      <Key
        size="stacked"
        icon={
          <span className="frame-level">
            <LouderIcon />
            <Steps step={volume.step} of={volume.of} />
          </span>
        }
        say={part('voice.louder')}
        onPress={() => speaker.louder()}
      />
      <Key
        className="frame-listen"
        tone={speaking ? 'listen' : 'plain'}
        icon={<ListenPicture speaking={speaking} instead={instead} />}
        say={part(speaking ? 'voice.stop' : 'voice.listen')}
        onPress={() => speaker.listen()}
      />
    </section>
  );
}

/** Whoever hears another speech than the one chosen sees that it is meant: the bubble that stood on its card. */
function ListenPicture({ speaking, instead }: { speaking: boolean; instead: string | undefined }) {
  if (!speaking) return <ListenIcon />;
  return instead === undefined ? <PauseIcon /> : <Greeting variety={instead} className="frame-instead" />;
}
