import type { ReactNode } from 'react';

/**
 * One of the program's own pictures: line 4.4 round on a grid of about 96, flat fills by class (style/picture.css).
 * It always stands beside its word, so it says nothing of its own to a screen reader.
 */
export function Drawing({
  box,
  line = 4.4,
  className,
  children,
}: {
  /** The SVG viewBox. */
  box: string;
  line?: number;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <svg
      className={className ? `picture ${className}` : 'picture'}
      viewBox={box}
      strokeWidth={line}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
