import type { ReactNode } from 'react';
import { EditIcon, StopIcon, WarnIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { HearKey } from '../hear-key/hear-key.tsx';
import { Key } from '../key/key.tsx';
import { part } from '../say.ts';
import './review-row.css';

export interface ReviewRowProps {
  picture?: ReactNode;
  label: Saying;
  value: ReactNode;
  onChange?: () => void;
  /** For what was said: one more key, before the other, that lets it be heard. */
  recording?: { attachment: string; personal: boolean };
  /** For rows that can be taken out again: one more key, before the other. */
  onRemove?: () => void;
  /** Nothing has been answered here yet: said in amber, with the same key that mends it. */
  missing?: boolean;
}

/** One answer, as it will be sent, and the key that changes it. Stands in a `<dl>` (`Pages as="dl"`). */
export function ReviewRow({
  picture,
  label,
  value,
  onChange,
  recording,
  onRemove,
  missing = false,
}: ReviewRowProps) {
  return (
    <div className="review-row" data-missing={missing}>
      <dt className="review-label">
        <span className="review-picture">{picture}</span>
        <Spoken say={label} />
      </dt>
      <dd className="review-value">
        {missing ? (
          <span className="review-missing">
            <WarnIcon />
            <Spoken say={part('review.missing')} />
          </span>
        ) : (
          value
        )}
      </dd>
      {(onChange ?? onRemove) && (
        <dd className="review-change">
          {recording && <HearKey {...recording} of={label} />}
          {onRemove && (
            <Key say={part('review.remove')} does={[label]} icon={<StopIcon />} onPress={onRemove} />
          )}
          {onChange && (
            <Key say={part('review.change')} does={[label]} icon={<EditIcon />} onPress={onChange} />
          )}
        </dd>
      )}
    </div>
  );
}
