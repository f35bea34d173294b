import { type ReactNode, useState } from 'react';
import { Key } from '../../part/key/key.tsx';
import { languageOf } from '../../text/language.ts';
import { useLanguage } from '../../text/use-language.ts';
import { useInUse } from '../../keys/in-use.ts';
import { input } from '../say.ts';
import { useDense } from '../dense.ts';
import type { Change } from '../use-answer.ts';
import { Keyboard } from './keyboard.tsx';
import type { KeyboardPage, WritingKind } from './layout.ts';
import { isPending, join, type Typing } from './typing.ts';
import { WayKeys } from './way-keys.tsx';
import { wayOfWriting } from './way-of-writing.ts';
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
  among,
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
  /** Which keys are up at first; otherwise a field to write on, or the letters of the language. */
  opens?: KeyboardPage;
  /** What can be found, where something is only to be found by its name. */
  among?: readonly string[];
  /** What stands before it and is known already. */
  before?: string;
  /** Further keys, in the row that belongs to the candidates while letters are being typed. */
  children?: ReactNode;
}) {
  const language = useLanguage();
  const box = useDense();
  const { keys } = useInUse();
  // Names in Chinese are found by their sound in every language.
  const letters = kind === 'find' ? 'pinyin' : languageOf(language).letters;
  const [page, setPage] = useState<KeyboardPage>(() => {
    if (opens) return opens;
    // Nobody can draw with eight keys: whoever uses them finds letters.
    if (keys) return letters;
    const way = wayOfWriting.get();
    if (way !== undefined && !(kind === 'find' && way !== 'ink')) return way;
    return languageOf(language).letters === 'latin' ? letters : 'ink';
  });
  const turnTo = (to: KeyboardPage) => {
    setPage(to);
    if (kind !== 'find' && (to === 'ink' || to === 'strokes' || to === letters)) wayOfWriting.set(to);
  };
  return (
    <div className="writing" ref={box} data-kind={kind} data-composing={isPending(typing)}>
      {ask}
      <WrittenField typing={typing} personal={personal} {...(before && { before })} />
      <div className="writing-more">
        {children}
        <WayKeys page={page} kind={kind} letters={letters} onPage={turnTo} />
        {kind === 'name' && join(typing) !== typing && (
          <Key
            say={input('keyboard.join')}
            does={[input('keyboard.joins')]}
            onPress={() => void onTyping(join)}
          />
        )}
      </div>
      <Keyboard
        kind={kind}
        {...(among && { among })}
        typing={typing}
        onTyping={onTyping}
        longest={longest}
        personal={personal}
        page={page}
        onPage={turnTo}
      />
    </div>
  );
}
