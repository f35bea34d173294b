import { useLayoutEffect, useRef } from 'react';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import type { Typing } from './typing.ts';
import './written-field.css';

/** What is written so far. Letters that are not yet characters are underlined, and the end is always in sight. */
export function WrittenField({
  typing: { text, letters },
  before = '',
}: {
  typing: Typing;
  before?: string;
}) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <div className="written">
      <output className="unseen">
        {text !== '' && say(input('keyboard.written', { text }))}
        {letters !== '' && ` ${letters}`}
      </output>
      <div className="written-box" ref={box} aria-hidden="true">
        {before !== '' && <span className="written-before">{before}</span>}
        <span>{text}</span>
        {letters !== '' && <u className="written-letters">{letters.replaceAll('v', 'ü')}</u>}
        <i className="written-caret" />
      </div>
    </div>
  );
}
