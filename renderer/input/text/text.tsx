import type { InputProps } from '../input-props.ts';
import { Writing } from '../keyboard/writing.tsx';

/** A few words of the resident's own. */
export function TextInput({ question, ask, onDraft }: InputProps) {
  return (
    <Writing
      question={question}
      ask={ask}
      onDraft={onDraft}
      kind="text"
      longest={Number(question.limits['maxLength'] ?? 200)}
    />
  );
}
