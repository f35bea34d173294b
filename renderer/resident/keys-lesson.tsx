import { useState } from 'react';
import type { KeypadKey } from '../../core/hard-key.ts';
import { useTakenKeys } from '../keys/taken-keys.ts';
import { ofKeys } from '../keys/say.ts';
import { tellOnly } from '../keys/tell.ts';
import { Ask } from '../part/ask/ask.tsx';
import { EightKeys } from '../part/eight-keys/eight-keys.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { ResidentFrame } from './resident-frame.tsx';
import { resident } from './say.ts';
import { useVisit } from './visit.tsx';

/**
 * The eight keys, taught by pressing them: each says what it is for and does nothing else. The one in the middle,
 * pressed twice, ends it: then the screen may be made dark, which is the first thing done with the keys.
 */
export function KeysLesson() {
  const { open } = useVisit();
  const [last, setLast] = useState<KeypadKey>();
  const leave = () => open('blank');

  useTakenKeys((name) => {
    if (name === 'select' && last === 'select') leave();
    else {
      setLast(name);
      tellOnly([ofKeys(`does.${name}`)]);
    }
  });

  return (
    <ResidentFrame
      back={{ say: resident('foot.back'), onPress: () => open(undefined) }}
      next={{ tone: 'go', say: ofKeys('lesson.go'), onPress: leave }}
    >
      <ReadOnArrival />
      <Ask say={ofKeys('lesson.ask')} hint={ofKeys('lesson.hint')} small />
      <EightKeys now={last} />
    </ResidentFrame>
  );
}
