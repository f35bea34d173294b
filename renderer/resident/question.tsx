import { Suspense, useState } from 'react';
import type { QuestionType } from '../../core/service/definition.ts';
import { inputs } from '../input/inputs.tsx';
import type { Draft } from '../input/input-props.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Key } from '../part/key/key.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sayOne } from '../speech/speech.ts';
import { useHasText } from '../text/use-has-text.ts';
import { ofService, problemSaying, resident } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';

/**
 * Where it is not asked whether to read answers aloud. A keyboard leaves no room for it: the question after it asks, or
 * the rows, or the review. A photo has nothing in it that could be read.
 */
const unasked: ReadonlySet<QuestionType> = new Set<QuestionType>(['name', 'text', 'address', 'photo']);

/** The answer being given: to which question, and whether it is another than the one that was kept. */
interface Giving {
  to: string;
  draft: Draft;
  touched: boolean;
}

/**
 * One question, one screen. The draft lives here until Next has it kept; what is wrong stands where the clerk speaks.
 * From one question to the next the frame stays and only the sheet is drawn anew, which is most of the way saved.
 */
export function QuestionPlace({ view, acts }: PlaceProps) {
  const [giving, setGiving] = useState<Giving>();
  const question = view.question;
  const hint = useHasText(ofService(view, `question.${question?.path.question ?? ''}.hint`));
  if (!question) return null;

  const { Input } = inputs[question.type];
  const { path } = question;
  const name = `${path.question} ${path.row ?? ''}`;
  const { draft, touched = false } = giving?.to === name ? giving : {};
  const text = (part: string) => ofService(view, `question.${path.question}.${part}`);
  const problem = acts.problem ?? question.problem;
  const wrong = problem && (acts.problem !== undefined || !touched);
  const missing = draft?.ready === false ? draft.missing : resident('question.wrong');

  function next(): void {
    if (question?.type === 'note') acts.next();
    else if (draft?.ready) acts.answer(path, draft.value);
    else sayOne(missing);
  }

  return (
    <SessionFrame
      view={view}
      acts={acts}
      counted
      next={
        draft?.ready && !acts.problem
          ? { tone: 'go', say: resident('foot.next'), onPress: next }
          : { tone: 'not-yet', say: acts.problem ? resident('question.wrong') : missing, onPress: next }
      }
    >
      <ReadOnArrival key={name} />
      <Suspense>
        <Input
          key={name}
          question={question}
          ns={view.service.digest}
          session={view.session}
          onDraft={(given) => {
            // The first is what is kept already; from the next on the resident is mending it.
            setGiving((before) => ({ to: name, draft: given, touched: before?.to === name }));
            acts.forgive();
          }}
          ask={
            <>
              {wrong ? (
                <Mistake about={text('label')} say={problemSaying(view, problem)} />
              ) : (
                <Ask say={text('ask')} {...(hint && { hint: text('hint') })} />
              )}
              {question.personal && !unasked.has(question.type) && <AskAloud once />}
              {question.optional && <Key say={resident('question.skip')} onPress={() => acts.skip(path)} />}
            </>
          }
        />
      </Suspense>
    </SessionFrame>
  );
}
