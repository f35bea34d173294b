import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from './input-props.ts';

/**
 * Keeps the answer being given and tells the screen of it: at first, and after every change. The change is worked out
 * from what stands at that moment and not from what was last drawn, because two quick presses may share one drawing.
 */
export function useAnswer<Answer>(
  kept: Answer,
  draftOf: (answer: Answer) => Draft,
  onDraft: (draft: Draft) => void,
): [answer: Answer, change: (step: (before: Answer) => Answer) => void] {
  const [answer, setAnswer] = useState(kept);
  const current = useRef(kept);

  const tellAtFirst = useEffectEvent(() => onDraft(draftOf(kept)));
  useEffect(() => tellAtFirst(), []);

  function change(step: (before: Answer) => Answer): void {
    current.current = step(current.current);
    setAnswer(current.current);
    onDraft(draftOf(current.current));
  }
  return [answer, change];
}
