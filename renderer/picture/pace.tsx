import { Drawing } from './drawing.tsx';

const APART = 30;

/** How quickly something goes on by itself: one arrowhead for slowly, three for quickly. */
export function PacePicture({ heads }: { heads: 1 | 2 | 3 }) {
  const first = 60 - (APART * (heads - 1)) / 2;
  return (
    <Drawing box="0 0 120 80">
      {Array.from({ length: heads }, (_, head) => (
        <path key={head} className="p" d={`M${first + APART * head - 12} 16l24 24l-24 24`} />
      ))}
    </Drawing>
  );
}
