import type { ReactNode } from 'react';
import type { ShownSession } from '../../core/contract.ts';
import type { Value } from '../../core/session/value.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { KnownAnswer } from '../part/known-answer/known-answer.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { Sayings } from '../speech/sayings.tsx';
import type { Saying } from '../text/saying.ts';
import { answerSayings } from './answer-saying.ts';
import { resident } from './say.ts';

/** What a card or a code says or was said in this visit before: read back, and one touch from being taken or changed. */
export function Offered(props: {
  view: ShownSession;
  question: QuestionView;
  value: Value;
  /** Where it is known from. */
  from: Saying;
  onChange: () => void;
  children: ReactNode;
}) {
  const { view, question, value, from, onChange, children } = props;
  return (
    <KnownAnswer
      {...(question.picture !== undefined && {
        picture: <ServicePicture digest={view.service.digest} name={question.picture} />,
      })}
      from={from}
      value={<Sayings say={answerSayings(view, { ...question, value })} personal={question.personal} />}
      long={question.type === 'address'}
      change={resident('known.change')}
      onChange={onChange}
    >
      {children}
    </KnownAnswer>
  );
}
