import { type ReactNode, useRef, useState } from 'react';
import { Key } from '../../part/key/key.tsx';
import { type Typing, typingOf } from '../keyboard/typing.ts';
import { WritingSheet } from '../keyboard/writing-sheet.tsx';
import { input } from '../say.ts';

/** One of many by its name: a character of it is written, or its first letters are pressed, and what has them is offered. */
export function FindSheet({
  ask,
  among,
  personal,
  onFound,
  onList,
}: {
  ask: ReactNode;
  /** No two have one name. */
  among: readonly string[];
  personal: boolean;
  onFound(name: string): void;
  /** Back to looking at one after the other. */
  onList(): void;
}) {
  const [typing, setTyping] = useState(typingOf(''));
  /** Two quick presses may share one drawing. */
  const current = useRef(typing);

  function change(step: (before: Typing) => Typing): boolean {
    const before = current.current;
    const after = step(before);
    if (after.text !== '') onFound(after.text);
    else {
      current.current = after;
      setTyping(after);
    }
    return after !== before;
  }
  return (
    <WritingSheet
      ask={ask}
      kind="find"
      among={among}
      typing={typing}
      onTyping={change}
      longest={LONGEST}
      personal={personal}
    >
      <Key say={input('find.list')} onPress={onList} />
    </WritingSheet>
  );
}

/** In characters: no name of a place or a choice has more. */
const LONGEST = 200;
