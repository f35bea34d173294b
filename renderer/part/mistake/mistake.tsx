import { Clerk } from '../../picture/clerk.tsx';
import { WarnIcon } from '../../picture/icon.tsx';
import { identityOf } from '../../speech/spoken-text.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { Sentence } from '../ask/sentence.tsx';
import '../ask/ask.css';
import './mistake.css';

/**
 * Something does not fit: what was given and what mends it, with the clerk beside it. Amber, never red: nobody has
 * done anything wrong. It takes the place of `Ask` and takes the focus, so that whatever reads the screen begins here.
 */
export function Mistake({
  about,
  say,
  hint,
}: {
  /** What it is about, by its short name: a sentence on how large a number may be does not say which. */
  about?: Saying;
  say: Saying;
  hint?: Saying;
}) {
  return (
    <div className="ask mistake">
      <Clerk className="ask-clerk" />
      <div className="mistake-box" role="alert" tabIndex={-1} ref={focusOnce} key={identityOf(say)}>
        <WarnIcon className="mistake-sign" />
        <div className="mistake-words">
          {about && <Spoken say={about} as="p" className="mistake-about" />}
          <Sentence say={say} hint={hint} />
        </div>
      </div>
    </div>
  );
}

/** Another mistake is another box, and is focused as it comes. */
function focusOnce(box: HTMLElement | null): void {
  box?.focus({ preventScroll: true });
}
