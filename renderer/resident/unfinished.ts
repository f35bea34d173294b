import type { QuestionView } from '../../core/session/view.ts';
import type { Unfinished } from '../input/unfinished.ts';

interface Begun {
  answer: unknown;
  /** What was kept of the question then: once another answer is kept, what was begun is past. */
  kept: string;
}

/** By session and question, in the memory of this page alone: it is loaded anew after every visit. */
const begun = new Map<string, Begun>();

export function unfinishedOf(session: string, question: QuestionView): Unfinished {
  const name = nameOf(session, question);
  const kept = JSON.stringify(question.value ?? null);
  return {
    get: () => {
      const found = begun.get(name);
      return found?.kept === kept ? found.answer : undefined;
    },
    set(answer) {
      if (answer === undefined) begun.delete(name);
      else begun.set(name, { answer, kept });
    },
  };
}

/** Whoever passes a question over does not want to find half an answer there. */
export function forgetUnfinished(session: string, question: QuestionView): void {
  begun.delete(nameOf(session, question));
}

function nameOf(session: string, { path }: QuestionView): string {
  return `${session} ${path.question} ${path.row ?? ''}`;
}
