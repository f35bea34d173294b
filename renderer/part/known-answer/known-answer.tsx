import type { ReactNode } from 'react';
import { EditIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { Key } from '../key/key.tsx';
import './known-answer.css';

export interface KnownAnswerProps {
  picture?: ReactNode;
  /** Where it is known from: read before the answer, as its beginning. */
  from: Saying;
  value: ReactNode;
  /** An answer of many words, as an address is, is written smaller. */
  long?: boolean;
  change: Saying;
  onChange: () => void;
  /** Below the key that changes it: one that passes it over. */
  children?: ReactNode;
}

/** An answer that is known already, read back on one calm card. Next takes it; the key on the card changes it. */
export function KnownAnswer(props: KnownAnswerProps) {
  const { picture, from, value, long = false, change, onChange, children } = props;
  return (
    <div className="known-answer" data-long={long}>
      {picture}
      <div className="known-answer-words">
        <Spoken say={from} as="p" className="known-answer-from" />
        <div className="known-answer-value">{value}</div>
      </div>
      <div className="known-answer-keys">
        <Key size="large" icon={<EditIcon />} say={change} onPress={onChange} />
        {children}
      </div>
    </div>
  );
}
