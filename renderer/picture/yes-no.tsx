import { Drawing } from './drawing.tsx';

/** A large tick in a round: yes, I agree, that is so. */
export function Yes({ className }: { className?: string }) {
  return (
    <Drawing box="4 4 88 88" className={className}>
      <circle className="p a" cx="48" cy="48" r="40" />
      <path className="p" strokeWidth="8" d="M29 50 43 64 69 33" />
    </Drawing>
  );
}

/** A large cross in a round. No is as good an answer as yes: the same size, and no red in it. */
export function No({ className }: { className?: string }) {
  return (
    <Drawing box="4 4 88 88" className={className}>
      <circle className="p t" cx="48" cy="48" r="40" />
      <path className="p" strokeWidth="8" d="M33 33 63 63M63 33 33 63" />
    </Drawing>
  );
}
