import { Spoken } from '../../speech/spoken.tsx';
import { Bead } from '../bead-rod/bead-rod.tsx';
import { part } from '../say.ts';
import './idle-beads.css';

const BEADS = 10;

/** The time that is left, running down on the beads of the abacus: those to go are amber, those gone lie right. */
export function IdleBeads({ leftMs, totalMs }: { leftMs: number; totalMs: number }) {
  const share = Math.min(1, Math.max(0, leftMs / totalMs));
  const left = Math.ceil(share * BEADS);
  return (
    <div className="idle-beads">
      <div className="rod idle-rod" aria-hidden="true">
        {Array.from({ length: BEADS }, (_, bead) => (
          <Bead key={bead} kind={bead < left ? 'left' : 'to'} apart={bead === left && left > 0} />
        ))}
      </div>
      <Spoken
        say={part('idle.left', { seconds: Math.max(0, Math.ceil(leftMs / 1000)) })}
        as="p"
        className="idle-seconds"
        quiet
      />
    </div>
  );
}
