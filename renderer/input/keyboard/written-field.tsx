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
  return (
    <div className="written">
      <output className="unseen">
        {text !== '' && say(input('keyboard.written', { text }))}
        {letters !== '' && ` ${letters}`}
      </output>
      <div className="written-box" aria-hidden="true">
        <p>
          {before}
          {text}
          {letters !== '' && <u className="written-letters">{letters.replaceAll('v', 'ü')}</u>}
          <i className="written-caret" />
        </p>
      </div>
    </div>
  );
}
