import type { Instead } from '../../core/service/definition.ts';
import type { QuestionView } from '../../core/session/view.ts';
import { Key } from '../part/key/key.tsx';
import './instead-keys.css';
import { resident } from './say.ts';

/** What may be said in place of an answer, where the service allows it: one key each, beside the question. */
export function InsteadKeys({
  question: { optional, instead },
  onInstead,
}: {
  question: Pick<QuestionView, 'optional' | 'instead'>;
  /** Nothing: the question is passed over without a word. */
  onInstead(what?: Instead): void;
}) {
  const keys = [
    ...instead.map((what) => (
      <Key
        key={what}
        say={resident(`question.${what}`)}
        {...(what === 'later' && { does: [resident('question.later-does')] })}
        onPress={() => onInstead(what)}
      />
    )),
    ...(optional ? [<Key key="skip" say={resident('question.skip')} onPress={() => onInstead()} />] : []),
  ];
  return keys.length > 1 ? <div className="instead">{keys}</div> : keys;
}
