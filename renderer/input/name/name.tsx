import { longestName } from '../../../core/text/name.ts';
import type { InputProps } from '../input-props.ts';
import { Writing } from '../keyboard/writing.tsx';

/** A person's name: surnames come first, and no character that has a reading is out of reach. */
export function NameInput({ question, ask, onDraft }: InputProps) {
  return <Writing question={question} ask={ask} onDraft={onDraft} kind="name" longest={longestName} />;
}
