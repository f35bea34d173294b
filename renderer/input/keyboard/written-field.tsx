import { Spoken } from '../../speech/spoken.tsx';
import { Lettering } from '../../text/lettering.tsx';
import { input, literal } from '../say.ts';
import type { Typing } from './typing.ts';
import './written-field.css';

/** What is written so far. Letters that are not yet characters are underlined, and the end is always in sight. */
export function WrittenField({
  typing: { text, letters: spelled, parts },
  before = '',
  personal,
}: {
  typing: Typing;
  before?: string;
  personal: boolean;
}) {
  const letters = spelled + parts.join('');
  return (
    <div className="written">
      <output className="unseen">
        {text !== '' && <Spoken say={input('keyboard.written', { text })} personal={personal} quiet />}
        {letters !== '' && <Spoken say={literal(` ${letters}`)} personal={personal} quiet />}
      </output>
      <div className="written-box" aria-hidden="true">
        <div className="written-lines">
          <p dir="auto">
            {before}
            <Lettering text={text} />
            {letters !== '' && <u className="written-letters">{letters.replaceAll('v', 'ü')}</u>}
            <i className="written-caret" />
          </p>
        </div>
      </div>
    </div>
  );
}
