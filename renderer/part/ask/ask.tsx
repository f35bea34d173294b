import { CardOnReader } from '../../picture/card-on-reader.tsx';
import { Clerk } from '../../picture/clerk.tsx';
import type { Saying } from '../../text/saying.ts';
import { Sentence } from './sentence.tsx';
import './ask.css';

/** The clerk and the sentence: what this screen asks, said as a person at the counter would. */
export function Ask({
  say,
  hint,
  small = false,
  card,
}: {
  say: Saying;
  hint?: Saying;
  small?: boolean;
  /** In the clerk's place: which way round an identity card goes on the reader. */
  card?: 'put' | 'turn' | undefined;
}) {
  return (
    <div className="ask" data-small={small} data-card={card !== undefined}>
      {card ? <CardOnReader turn={card === 'turn'} className="ask-clerk" /> : <Clerk className="ask-clerk" />}
      <Sentence say={say} hint={hint} />
    </div>
  );
}
