import type { ReactNode } from 'react';
import { languageOf } from '../../text/language.ts';
import { useLanguage } from '../../text/use-language.ts';
import { useDense } from '../dense.ts';
import type { Change } from '../use-answer.ts';
import { Keyboard } from './keyboard.tsx';
import type { KeyboardPage, WritingKind } from './layout.ts';
import type { Typing } from './typing.ts';
import { WrittenField } from './written-field.tsx';
import './writing-sheet.css';

/** Something in the resident's own words: the sentence and what is written above, candidates and keys below. */
export function WritingSheet({
  ask,
  kind,
  typing,
  onTyping,
  longest,
  personal,
  opens,
  before,
  children,
}: {
  ask: ReactNode;
  kind: WritingKind;
  typing: Typing;
  onTyping: Change<Typing>;
  /** In characters. */
  longest: number;
  personal: boolean;
  /** Which keys are up at first; otherwise the letters of the language. */
  opens?: KeyboardPage;
  /** What stands before it and is known already. */
  before?: string;
  /** Further keys, in the row that belongs to the candidates while letters are being typed. */
  children?: ReactNode;
}) {
  const language = useLanguage();
  const box = useDense();
  return (
    <div className="writing" ref={box} data-composing={typing.letters !== ''}>
      {ask}
      <WrittenField typing={typing} personal={personal} {...(before && { before })} />
      {children && <div className="writing-more">{children}</div>}
      <Keyboard
        kind={kind}
        typing={typing}
        onTyping={onTyping}
        longest={longest}
        personal={personal}
        opens={opens ?? languageOf(language).letters}
      />
    </div>
  );
}
