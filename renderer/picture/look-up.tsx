import { Drawing } from './drawing.tsx';

/** A slip under a magnifying glass: to see how far what was handed in has come. */
export function LookUp({ className }: { className?: string }) {
  return (
    <Drawing box="4 6 88 84" className={className}>
      <path className="p w" d="M14 12H60V80L52 74 44 80 36 74 28 80 20 74 14 80Z" />
      <path className="p" d="M24 26H50M24 38H40" />
      <path className="p a" d="M56 36A15 15 0 1 0 56 66 15 15 0 1 0 56 36Z" />
      <path className="p" d="M67 62 84 80" />
    </Drawing>
  );
}
