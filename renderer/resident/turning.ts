import { useState } from 'react';
import type { FootKey, FrameProps } from '../part/frame/frame.tsx';
import type { PagesProps } from '../part/pages/pages.tsx';
import type { Saying } from '../text/saying.ts';
import { part } from '../part/say.ts';

type Next = NonNullable<FrameProps['next']>;

/** Pages that the screen's own Next and Back turn first: nobody goes on from what they have not been told. */
export function useTurning(more: Saying = part('pages.next')): {
  turn: NonNullable<PagesProps['turn']>;
  /** Next, and on the last page the one given. */
  next(last: Next): Next;
  /** Back, and on the first page the one given. */
  back(first: FootKey): FootKey;
} {
  const [turned, setTurned] = useState(0);
  const [pages, setPages] = useState(1);
  // Smaller words make fewer pages.
  const page = Math.min(turned, pages - 1);
  return {
    turn: { page, onPages: setPages },
    next: (last) => (page < pages - 1 ? { tone: 'go', say: more, onPress: () => setTurned(page + 1) } : last),
    back: (first) => (page > 0 ? { ...first, onPress: () => setTurned(page - 1) } : first),
  };
}
