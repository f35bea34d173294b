import type { Definition, Question } from './definition.ts';

/** How many photos, signatures and recordings one session of this service may come to. */
export function mostAttachments({ steps }: Pick<Definition, 'steps'>): number {
  return steps.reduce((sum, { repeat, questions }) => {
    const inEach = questions.reduce((count, question) => count + attachmentsOf(question), 0);
    return sum + inEach * (repeat?.max ?? 1);
  }, 0);
}

function attachmentsOf(question: Question): number {
  if (question.type === 'photo') return question.max;
  return question.type === 'signature' || (question.type === 'text' && question.recording) ? 1 : 0;
}
