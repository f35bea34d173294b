import type { ReactNode } from 'react';
import { CheckIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { PersonalKey } from '../../speech/spoken-text.ts';
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
  /** Part of a personal answer: said aloud only where the resident allowed it. */
  personal?: PersonalKey;
}

/** An answer to touch, read with the others after the question: whoever does not read chooses by ear. It never moves on by itself: touching it again, or another, is how a mind is changed. */
export function ChoiceCard({
  say,
  picture,
  chosen,
  onPress,
  layout,
  small,
  more,
  variety,
  personal = false,
}: ChoiceCardProps) {
  const press = usePress(onPress, 500);
  const unsaid = personal === true;
  return (
    <button
      type="button"
      className="key choice-card"
      data-layout={layout}
      aria-pressed={chosen}
      data-personal={personal === 'taken' || undefined}
      {...press}
    >
      {picture}
      <span className="choice-words">
        <Spoken
          say={say}
          className="choice-label"
          personal={unsaid}
          {...(variety !== undefined && { variety })}
        />
        {small && <Spoken say={small} className="choice-small" personal={unsaid} />}
        {more && <Spoken say={more} className="choice-small choice-more" personal={unsaid} quiet />}
      </span>
      {/* Pressed in, thick edge, tick and word: never colour alone. Its room is kept, so that nothing jumps. */}
      <span className="choice-badge" data-shown={chosen} aria-hidden="true">
        <CheckIcon />
        <Spoken say={part('choice.chosen')} className="choice-badge-word" quiet />
      </span>
    </button>
  );
}
