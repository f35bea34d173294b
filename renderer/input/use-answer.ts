import { use, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Draft } from './input-props.ts';
import { UnfinishedContext } from './unfinished.ts';

/** Answers whether the step was taken: one that hands back what stood there before was not. */
export type Change<Answer> = (step: (before: Answer) => Answer) => boolean;

/**
 * Keeps the answer being given and tells the screen of it: at first, and after every change. The change is worked out
 * from what stands at that moment and not from what was last drawn, because two quick presses may share one drawing.
 *
 * Told at first means once: the effect runs again when Help or another cover has lain over the question, and telling
 * then of what was kept would make Next send the old answer while the new one stands on the screen.
 *
 * Whoever went back and comes again finds what they had begun (`UnfinishedContext`).
 *
 * @param begun what is kept of an answer for then: not what goes on only while the question is there. What the machine
 *   has sealed for a question stays until that question is answered or passed over
 */
export function useAnswer<Answer>(
  kept: Answer,
  draftOf: (answer: Answer) => Draft,
  onDraft: (draft: Draft) => void,
  begun: (answer: Answer) => Answer = (answer) => answer,
): [answer: Answer, change: Change<Answer>] {
  const unfinished = use(UnfinishedContext);
  // Set below, by the same input for the same question.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const [answer, setAnswer] = useState(() => (unfinished?.get() ?? kept) as Answer);
  const current = useRef(answer);

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
    unfinished?.set(begun(after));
    setAnswer(after);
    onDraft(draftOf(after));
    return true;
  }
  return [answer, change];
}
