import type { Draft, InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { WritingSheet } from './writing-sheet.tsx';

/** An answer that is nothing but what was written. */
export function Writing({
  question,
  ask,
  onDraft,
  kind,
  longest,
}: Pick<InputProps, 'question' | 'ask' | 'onDraft'> & { kind: 'name' | 'text'; longest: number }) {
  const [typing, change] = useAnswer(
    { text: typeof question.value === 'string' ? question.value : '', letters: '' },
    ({ text, letters }): Draft => {
      if (letters !== '') return { ready: false, missing: input('keyboard.choose') };
      return text.trim() === ''
        ? { ready: false, missing: input(`${kind}.missing`) }
        : { ready: true, value: text };
    },
    onDraft,
  );
  return (
    <WritingSheet
      ask={ask}
      kind={kind}
      typing={typing}
      onTyping={change}
      longest={longest}
      personal={question.personal}
    />
  );
}
