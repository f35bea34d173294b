import { ServicePicture } from '../../part/picture/service-picture.tsx';
import type { InputProps } from '../input-props.ts';
import { useAnswer } from '../use-answer.ts';
import './note.css';

/** Something to be told: nothing to answer, so it is ready at once. The screen goes on without keeping a value. */
export function NoteInput({ question, ns, ask, onDraft }: InputProps) {
  useAnswer(true, (value) => ({ ready: true, value }), onDraft);
  return (
    <>
      {ask}
      <div className="note">
        {question.picture !== undefined && <ServicePicture digest={ns} name={question.picture} />}
      </div>
    </>
  );
}
