import type { ReactNode } from 'react';
import './beside.css';

/** What is asked and what stands there so far on the left, the keys on the right, above Next: the hand stays in one place. */
export function Beside({ left, keys }: { left: ReactNode; keys: ReactNode }) {
  return (
    <div className="beside">
      <div className="beside-left">{left}</div>
      {keys}
    </div>
  );
}
