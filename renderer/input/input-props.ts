import type { ReactNode } from 'react';
import type { QuestionView } from '../../core/session/view.ts';
import type { Value } from '../../core/session/value.ts';
import type { Saying } from '../text/saying.ts';

/**
 * The answer being given, before Next has kept it. While something is missing Next is hollow and says what:
 * "six digits to go", "choose one first".
 */
export type Draft = { ready: true; value: Value } | { ready: false; missing: Saying };

/** What every way of answering is handed. Each lives in a folder of its own and knows nothing of sessions. */
export interface InputProps {
  question: QuestionView;
  /** The service's texts: `question.<id>.choice.<value>` and the like. */
  ns: string;
  /** Clerk and sentence, or the mistake to be mended: the input decides where in the sheet it stands. */
  ask: ReactNode;
  /** Called at first with what is kept already, and after every touch that changes the answer. */
  onDraft(draft: Draft): void;
  /** For what is kept as bytes at once (photos). */
  session: string;
}
