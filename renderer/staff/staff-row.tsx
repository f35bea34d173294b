import type { ReactNode } from 'react';
import { Key } from '../part/key/key.tsx';
import { WarnIcon } from '../picture/icon.tsx';
import { Spoken } from '../speech/spoken.tsx';
import type { Saying } from '../text/saying.ts';
import './staff.css';

export interface StaffAct {
  say: Saying;
  icon: ReactNode;
  onPress(): void;
}

export interface StaffRowProps {
  label: Saying;
  /** Since when it is so, beside the label: two of one name are told apart by it. */
  since?: Saying;
  /** How it stands: short sentences, side by side as far as there is room, the most telling first. */
  say: readonly Saying[];
  /** It goes no further unless somebody does something: a sign stands before the label. */
  needs?: boolean;
  /** What can be done about it. */
  acts?: readonly StaffAct[];
}

/**
 * One thing that staff look after: what it is and since when, how it stands, and the keys for it. Stands in a `<dl>`
 * (`Pages as="dl"`).
 */
export function StaffRow({ label, since, say, needs = false, acts = [] }: StaffRowProps) {
  return (
    <div className="staff-row" data-acts={acts.length > 0}>
      <dt className="staff-label">
        {needs && <WarnIcon />}
        <Spoken as="strong" say={label} />
        {since && <Spoken say={since} />}
      </dt>
      <dd className="staff-standing">
        {say.map((one) => (
          <Spoken key={one.key} say={one} />
        ))}
      </dd>
      {acts.length > 0 && (
        <dd className="staff-acts">
          {acts.map((act) => (
            <Key key={act.say.key} {...act} />
          ))}
        </dd>
      )}
    </div>
  );
}
