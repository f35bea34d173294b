import { Drawing } from './drawing.tsx';

/** A window at the counter, with somebody behind it. */
export function Counter({ className }: { className?: string }) {
  return (
    <Drawing box="0 0 96 96" className={className}>
      <path className="p w" d="M12 10H84V70H12Z" />
      <path className="p t" d="M28 70C28 52 36 46 48 46S68 52 68 70Z" />
      <circle className="p s" cx="48" cy="32" r="13" />
      <path className="p h" d="M35 32C34 20 41 18 48 18S62 20 61 32C57 29 55 27 53 24 47 28 41 29 35 32Z" />
      <path className="p a" d="M4 70H92V84H4Z" />
    </Drawing>
  );
}
