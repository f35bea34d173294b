import { type ReactNode, type RefObject, useRef } from 'react';
import { useDoes } from '../../keys/does.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { PersonalKey } from '../../speech/spoken-text.ts';
import type { Saying } from '../../text/saying.ts';
import { usePress } from './press.ts';
import './key.css';

export interface KeyProps {
  /**
   * `go` is the one solid key of a screen, and always the next thing to do. `not-yet` is the same key while something
   * is missing: hollow, it says what, and is pressed like any other to hear it. `listen` is the voice while it speaks.
   */
  tone?: 'plain' | 'go' | 'not-yet' | 'listen';
  /** `digit` for keypads; `stacked` has its icon above the word. */
  size?: 'regular' | 'large' | 'digit' | 'stacked';
  icon?: ReactNode;
  /** Where the icon stands. After the word only where it points onwards. */
  iconAt?: 'start' | 'end';
  say: Saying;
  onPress: () => void;
  /** What pressing it will do, where its word alone does not say it: told to whoever finds keys by ear. */
  does?: readonly Saying[];
  /** For a key that stays down: a choice that is made. */
  pressed?: boolean;
  /** Part of a personal answer: said aloud only where the resident allowed it. */
  personal?: PersonalKey;
  /** Read aloud when Listen asks for it, before all else: what waits to be chosen from. */
  onRequest?: boolean;
  /** A second press on the same place within this time does nothing. Keypads, where 11 is two presses, need less. */
  guardMs?: number;
  className?: string;
  ref?: RefObject<HTMLButtonElement | null>;
}

const nothingMore: readonly Saying[] = [];

/** Whatever can be pressed has a lip, and nothing else has one. A key is never disabled: it tells what is missing. */
export function Key({
  tone = 'plain',
  size = 'regular',
  icon,
  iconAt = 'start',
  say,
  onPress,
  does = nothingMore,
  pressed,
  personal = false,
  onRequest = false,
  guardMs = 500,
  className,
  ref,
}: KeyProps) {
  const press = usePress(onPress, guardMs);
  const own = useRef<HTMLButtonElement>(null);
  const button = ref ?? own;
  useDoes(button, does);
  return (
    <button
      ref={button}
      type="button"
      className={className ? `key ${className}` : 'key'}
      data-tone={tone}
      data-size={size}
      aria-pressed={pressed}
      data-personal={personal === 'taken' || undefined}
      {...press}
    >
      {iconAt === 'start' && icon}
      <Spoken
        say={say}
        className="key-word"
        personal={personal === true}
        quiet={onRequest ? 'until-asked' : true}
      />
      {iconAt === 'end' && icon}
    </button>
  );
}
