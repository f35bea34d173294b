import type { QuestionType } from '../../core/service/definition.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { InsteadKeys } from './instead-keys.tsx';

/**
 * Where it is not asked whether to read answers aloud. A keyboard leaves no room for it: the question after it asks, or
 * the rows, or the review. A photo and a signature have nothing in them that could be read.
 */
const unasked: ReadonlySet<QuestionType> = new Set<QuestionType>([
  'name',
  'text',
  'address',
  'photo',
  'signature',
]);

/** What is asked beside the question itself: whether its answer may be read aloud, and the ways past it. */
export function AskWays({
  question,
  onInstead,
}: {
  question: Pick<QuestionView, 'type' | 'personal' | 'optional' | 'instead'>;
  onInstead: Parameters<typeof InsteadKeys>[0]['onInstead'];
}) {
  const isAskedAloud = question.personal && !unasked.has(question.type);
  const keys = <InsteadKeys question={question} onInstead={onInstead} />;
  if (!isAskedAloud) return keys;
  if (!question.optional && question.instead.length === 0) return <AskAloud once />;
  return (
    <div className="ask-ways">
      <AskAloud once />
      {keys}
    </div>
  );
}
