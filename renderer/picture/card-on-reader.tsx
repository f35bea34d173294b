import { Drawing } from './drawing.tsx';

/**
 * Which way round an identity card goes on the reader: the side with the photograph up, as one looks at it.
 *
 * @param turn it lies there the other way: an arrow turns it over, where otherwise one leads onto the reader
 */
export function CardOnReader({ turn = false, className }: { turn?: boolean; className?: string }) {
  return (
    <Drawing box="4 2 104 100" className={className}>
      <path className="p t" d="M8 76H104V90Q104 98 96 98H16Q8 98 8 90Z" />
      <path className="p" d="M44 88H68" />
      <path className="p w" d="M24 8H88Q95 8 95 15V50Q95 57 88 57H24Q17 57 17 50V15Q17 8 24 8Z" />
      <path className="p" d="M27 21H49M27 32H45" />
      <path className="p a" strokeWidth="3.5" d="M27 42H58V49H27Z" />
      <path className="p s" d="M77 15A7.5 7.5 0 1 1 76.9 15Z" />
      <path className="p t" d="M65 49Q65 36 77 36T89 49Z" />
      {turn ? (
        <path className="p fat" d="M30 62Q56 78 82 62M83 73V62H71" />
      ) : (
        <path className="p fat" d="M56 61V74M48 67 56 75 64 67" />
      )}
    </Drawing>
  );
}
