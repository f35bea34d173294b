import type { ReactNode } from 'react';
import { useDense } from '../dense.ts';
import './beside.css';

/** What is asked and what stands there so far on the left, the keys on the right, above Next: the hand stays in one place. */
export function Beside({ left, keys }: { left: ReactNode; keys: ReactNode }) {
  const box = useDense();
  return (
    <div className="beside" ref={box}>
      <div className="beside-left">{left}</div>
      {keys}
    </div>
  );
}
