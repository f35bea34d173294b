import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from './input-props.ts';

/** Answers whether the step was taken: one that hands back what stood there before was not. */
export type Change<Answer> = (step: (before: Answer) => Answer) => boolean;

/**
 * Keeps the answer being given and tells the screen of it: at first, and after every change. The change is worked out
 * from what stands at that moment and not from what was last drawn, because two quick presses may share one drawing.
 *
 * Told at first means once: the effect runs again when Help or another cover has lain over the question, and telling
 * then of what was kept would make Next send the old answer while the new one stands on the screen.
 */
export function useAnswer<Answer>(
  kept: Answer,
  draftOf: (answer: Answer) => Draft,
  onDraft: (draft: Draft) => void,
): [answer: Answer, change: Change<Answer>] {
  const [answer, setAnswer] = useState(kept);
  const current = useRef(kept);

  const told = useRef(false);
  const tellAtFirst = useEffectEvent(() => {
    if (told.current) return;
    told.current = true;
    onDraft(draftOf(current.current));
  });
  useEffect(() => tellAtFirst(), []);

  function change(step: (before: Answer) => Answer): boolean {
    const after = step(current.current);
    if (after === current.current) return false;
    current.current = after;
    setAnswer(after);
    onDraft(draftOf(after));
    return true;
  }
  return [answer, change];
}
