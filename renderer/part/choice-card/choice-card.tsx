import type { ReactNode } from 'react';
import { CheckIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { usePress } from '../key/press.ts';
import { part } from '../say.ts';
import '../key/key.css';
import './choice-card.css';

export interface ChoiceCardProps {
  say: Saying;
  picture?: ReactNode;
  chosen: boolean;
  onPress: () => void;
  /** Picture above the word, or beside it. */
  layout: 'tall' | 'row';
  /** A second line in smaller words. */
  small?: Saying;
  /** What it is about: said when it is touched, and shown below its word where `ChoiceGrid` finds room. */
  more?: Saying;
  /** Its word is said in this speech variety, whichever the resident has chosen. */
  variety?: string;
}

/** An answer to touch, read with the others after the question: whoever does not read chooses by ear. It never moves on by itself: touching it again, or another, is how a mind is changed. */
export function ChoiceCard({ say, picture, chosen, onPress, layout, small, more, variety }: ChoiceCardProps) {
  const press = usePress(onPress, 500);
  return (
    <button type="button" className="key choice-card" data-layout={layout} aria-pressed={chosen} {...press}>
      {picture}
      <span className="choice-words">
        <Spoken say={say} className="choice-label" {...(variety !== undefined && { variety })} />
        {small && <Spoken say={small} className="choice-small" />}
        {more && <Spoken say={more} className="choice-small choice-more" quiet />}
      </span>
      {/* Pressed in, thick edge, tick and word: never colour alone. Its room is kept, so that nothing jumps. */}
      <span className="choice-badge" data-shown={chosen} aria-hidden="true">
        <CheckIcon />
        <Spoken say={part('choice.chosen')} className="choice-badge-word" quiet />
      </span>
    </button>
  );
}
