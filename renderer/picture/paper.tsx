import { Drawing } from './drawing.tsx';

/** A slip as it comes out of the printer. */
export function Paper({ className }: { className?: string }) {
  return (
    <Drawing box="4 12 88 78" className={className}>
      <path className="p t" d="M8 26Q8 18 16 18H80Q88 18 88 26V46Q88 52 82 52H14Q8 52 8 46Z" />
      <path className="p" d="M20 36H76" />
      <path className="p w" d="M24 36H72V84L64 78 56 84 48 78 40 84 32 78 24 84Z" />
      <path className="p" d="M35 62H51" />
      <path className="p a" d="M35 46H61V54H35Z" />
    </Drawing>
  );
}
