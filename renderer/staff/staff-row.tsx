import type { ReactNode } from 'react';
import { Key } from '../part/key/key.tsx';
import { Spoken } from '../speech/spoken.tsx';
import type { Saying } from '../text/saying.ts';
import './staff.css';

export interface StaffRowProps {
  label: Saying;
  /** How it stands: short sentences, side by side as far as there is room. */
  say: readonly Saying[];
  /** A sign before the label. */
  picture?: ReactNode;
  /** What can be done about it. */
  act?: { say: Saying; icon: ReactNode; onPress(): void };
}

/**
 * One thing that staff look after, what it is over how it stands, and the key for it. Lower than what residents are
 * shown: whoever looks after six kiosks wants to see the day at once. Stands in a `<dl>` (`Pages as="dl"`).
 */
export function StaffRow({ label, say, picture, act }: StaffRowProps) {
  return (
    <div className="staff-row">
      <dt className="staff-label">
        {picture}
        <Spoken say={label} />
      </dt>
      <dd className="staff-standing">
        {say.map((one) => (
          <Spoken key={one.key} say={one} />
        ))}
      </dd>
      {act && (
        <dd className="staff-act">
          <Key {...act} />
        </dd>
      )}
    </div>
  );
}
