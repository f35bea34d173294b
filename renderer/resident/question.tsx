import { Suspense, useMemo, useState } from 'react';
import type { Instead, QuestionType } from '../../core/service/definition.ts';
import { inputs } from '../input/inputs.tsx';
import type { Draft } from '../input/input-props.ts';
import { UnfinishedContext } from '../input/unfinished.ts';
import { Ask } from '../part/ask/ask.tsx';
import { Mistake } from '../part/mistake/mistake.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sayOne } from '../speech/speech.ts';
import { useHasText } from '../text/use-has-text.ts';
import { AskWays } from './ask-ways.tsx';
import { InsteadKeys } from './instead-keys.tsx';
import { Offered } from './offered.tsx';
import { ofService, problemSaying, resident } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';
import { forgetUnfinished, unfinishedOf } from './unfinished.ts';
import { isUpsideDown } from './of-card.ts';
import { useCard } from './use-card.ts';
import { useKnown } from './use-known.ts';
import { useScannedAnswer } from './use-scanned-answer.ts';

/** What is written stands below the sentence, and moves with it. */
const writtenBelow: ReadonlySet<QuestionType> = new Set<QuestionType>(['name', 'text', 'address']);

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
  /** The question at which what is known was not right. */
  const [changing, setChanging] = useState<string>();
  const question = view.question;
  const hint = useHasText(ofService(view, `question.${question?.path.question ?? ''}.hint`));
  const name = `${question?.path.question} ${question?.path.row ?? ''}`;
  const scanned = useScannedAnswer(question, name, () => {
    setChanging(undefined);
    acts.forgive();
  });
  const reader = useCard(view);
  const unfinished = useMemo(
    () => question && unfinishedOf(view.session, question),
    [view.session, question],
  );
  const known = useKnown(question, scanned);
  if (!question) return null;

  const { Input } = inputs[question.type];
  const { path } = question;
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

  function take(): void {
    // What a code says takes the place of what was begun by hand.
    if (question && scanned) forgetUnfinished(view.session, question);
    if (scanned) acts.answer(path, scanned.value, 'code');
    else if (known) acts.confirm(path, known.value);
  }

  function leave(instead?: Instead): void {
    if (question) forgetUnfinished(view.session, question);
    acts.skip(path, instead);
  }

  // Whoever presses the number already is not told of the card any more, but of what went amiss with one. A field to
  // write on would grow under the finger.
  const card =
    touched && reader?.key === 'card.ready' && !writtenBelow.has(question.type) ? undefined : reader;

  // What a code said and the service does not take is there to be mended.
  if (known && changing !== name && !(scanned && acts.problem)) {
    return (
      <SessionFrame
        view={view}
        acts={acts}
        counted
        next={{ tone: 'go', say: resident('known.confirm'), onPress: take }}
      >
        <ReadOnArrival key={`${name} known ${scanned?.times}`} />
        <Ask say={text('ask')} {...(known.hint && { hint: known.hint })} />
        {question.personal && <AskAloud once />}
        <Offered
          view={view}
          question={question}
          value={known.value}
          from={known.from}
          onChange={() => setChanging(name)}
        >
          <InsteadKeys question={question} onInstead={leave} />
        </Offered>
      </SessionFrame>
    );
  }

  return (
    <SessionFrame
      view={view}
      acts={acts}
      counted
      {...(known &&
        changing === name && {
          back: { say: resident('foot.back'), onPress: () => setChanging(undefined) },
        })}
      next={
        draft?.ready && !acts.problem
          ? { tone: 'go', say: resident('foot.next'), onPress: next }
          : { tone: 'not-yet', say: acts.problem ? resident('question.wrong') : missing, onPress: next }
      }
    >
      <ReadOnArrival key={name} />
      <Suspense>
        <UnfinishedContext value={unfinished}>
          <Input
            key={name}
            question={known ? { ...question, value: known.value } : question}
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
                  <Ask
                    say={text('ask')}
                    card={card && (isUpsideDown(card) ? 'turn' : 'put')}
                    {...((card ?? hint) && { hint: card ?? text('hint') })}
                  />
                )}
                <AskWays question={question} onInstead={leave} />
              </>
            }
          />
        </UnfinishedContext>
      </Suspense>
    </SessionFrame>
  );
}
