import { Clerk } from '../../picture/clerk.tsx';
import type { Saying } from '../../text/saying.ts';
import { Sentence } from './sentence.tsx';
import './ask.css';

/** The clerk and the sentence: what this screen asks, said as a person at the counter would. */
export function Ask({ say, hint, small = false }: { say: Saying; hint?: Saying; small?: boolean }) {
  return (
    <div className="ask" data-small={small}>
      <Clerk className="ask-clerk" />
      <Sentence say={say} hint={hint} />
    </div>
  );
}
