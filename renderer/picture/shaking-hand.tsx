import { Drawing } from './drawing.tsx';
import { PointingHand } from './hand.tsx';

/** A hand that shakes, and is understood. */
export function ShakingHand() {
  return (
    <Drawing box="-6 0 124 122">
      <PointingHand cuff="t" />
      <path
        className="p"
        d="M26 12C20 18 20 26 26 32M14 6C4 16 4 30 14 40M70 12C76 18 76 26 70 32M82 6C92 16 92 30 82 40"
      />
    </Drawing>
  );
}
