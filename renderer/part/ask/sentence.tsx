import { identityOf } from '../../speech/spoken-text.ts';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { useFit } from '../pages/fit.ts';

/** Breaks at its punctuation while every phrase has room on a line; or else evenly, never leaving a last character alone. */
const WAYS = ['at-phrases', 'evenly'] as const;

/**
 * The heading of a screen, and what may be said below it. Another sentence is another heading, so that `Frame` sees
 * the arrival.
 */
export function Sentence({ say, hint }: { say: Saying; hint?: Saying | undefined }) {
  const identity = identityOf(say);
  const { box, candidate } = useFit<HTMLDivElement>(WAYS.length, headingHolds, identity);
  return (
    <div className="ask-words" data-breaks={WAYS[candidate]} ref={box}>
      <Spoken key={identity} say={say} as="h1" className="ask-sentence" />
      {hint && <Spoken say={hint} as="p" className="ask-hint" />}
    </div>
  );
}

function headingHolds(words: HTMLElement): boolean {
  const heading = words.querySelector('h1');
  return !heading || heading.scrollWidth <= heading.clientWidth + 1;
}
