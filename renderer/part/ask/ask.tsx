import { Clerk } from '../../picture/clerk.tsx';
import { identityOf } from '../../speech/spoken-text.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import './ask.css';

/**
 * The clerk and the sentence: what this screen asks, said as a person at the counter would. Another sentence is another
 * heading, so that `Frame` sees the arrival.
 */
export function Ask({ say, hint, small = false }: { say: Saying; hint?: Saying; small?: boolean }) {
  return (
    <div className="ask" data-small={small}>
      <Clerk className="ask-clerk" />
      <div className="ask-words">
        <Spoken key={identityOf(say)} say={say} as="h1" className="ask-sentence" />
        {hint && <Spoken say={hint} as="p" className="ask-hint" />}
      </div>
    </div>
  );
}
