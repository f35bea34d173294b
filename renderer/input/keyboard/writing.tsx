import type { Draft, InputProps } from '../input-props.ts';
import { input } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { isPending, typingOf } from './typing.ts';
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
    typingOf(typeof question.value === 'string' ? question.value : ''),
    (given): Draft => {
      const { text } = given;
      if (isPending(given)) return { ready: false, missing: input('keyboard.choose') };
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
