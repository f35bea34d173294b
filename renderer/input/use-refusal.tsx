import { useState, type ReactNode } from 'react';
import { Spoken } from '../speech/spoken.tsx';
import type { Saying } from '../text/saying.ts';

/** What becomes of presses that cannot be taken: one sentence that says why stands there until one is taken. */
export interface Refusal {
  /** The sentence, undefined while nothing is refused. */
  line: ReactNode;
  /** Hands on whether the press was taken, and where it was not, tells why. */
  unless(taken: boolean, why: Saying): boolean;
  /** What was in the way may be gone. */
  forgive(): void;
}

export function useRefusal(): Refusal {
  const [refused, setRefused] = useState<{ why: Saying; times: number }>();
  return {
    // A new element each time: what appears is read out, so every press in vain is answered.
    line: refused && <Spoken key={refused.times} say={refused.why} as="p" className="refusal" />,
    unless(taken, why) {
      setRefused((before) => (taken ? undefined : { why, times: (before?.times ?? 0) + 1 }));
      return taken;
    },
    forgive: () => setRefused(undefined),
  };
}
