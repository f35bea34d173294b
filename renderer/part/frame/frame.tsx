import { type ReactNode, useEffect, useRef } from 'react';
import { givenUp, Tight } from '../../style/tight.ts';
import type { Saying } from '../../text/saying.ts';
import type { Progress } from '../bead-rod/bead-counts.ts';
import { FrameFoot } from './frame-foot.tsx';
import { FrameHead } from './frame-head.tsx';
import { useTight } from './use-tight.ts';
import './frame.css';

export interface FootKey {
  say: Saying;
  onPress: () => void;
  icon?: ReactNode;
}

export interface FrameProps {
  /** The service, or the hall before one is chosen. */
  where?: Saying;
  progress?: Progress;
  help: FootKey;
  back: FootKey | undefined;
  next: (FootKey & { tone: 'go' | 'not-yet' }) | undefined;
  /** Where the glass hangs too high for whoever sits: brings everything down, and up again. */
  low?: { on: boolean; onPress: () => void } | undefined;
  /** With a key for faster speech: for whoever listens and does not read. */
  faster?: boolean;
  demo?: boolean;
  /** It is only tried, and the sheet looks like one that does not count. Then it matters little whether it is a demo too. */
  practice?: boolean;
  children: ReactNode;
}

/**
 * A screen: head, sheet, foot. What stands in head and foot has the same place on every screen of a panel, so that a
 * hand that has found Help, Back, Listen and Next once finds them again without looking.
 */
export function Frame({
  where,
  progress,
  help,
  back,
  next,
  low,
  faster = false,
  demo = false,
  practice = false,
  children,
}: FrameProps) {
  const sheet = useRef<HTMLElement>(null);
  const tight = useTight(sheet);
  useArrival(sheet);
  const sign = practice ? 'practice' : demo ? 'demo' : undefined;
  return (
    <div className="frame" data-sign={sign}>
      <FrameHead {...(where && { where })} {...(progress && { progress })} faster={faster} />
      <main className="frame-sheet" ref={sheet} data-gave-up={givenUp.slice(0, tight).join(' ')}>
        <Tight value={tight}>{children}</Tight>
      </main>
      <FrameFoot help={help} back={back} next={next} low={low} sign={sign} />
    </div>
  );
}

/**
 * A screen has arrived when its heading is another one: the focus goes there, so that keypad and screen reader begin at
 * the top, and the window is named after it. A heading that only changes its language has not arrived anew.
 */
function useArrival(sheet: { current: HTMLElement | null }) {
  const arrived = useRef<Element | null>(null);
  // What lay under a cover arrives once more when it comes back, or nobody would have the focus.
  useEffect(
    () => () => {
      arrived.current = null;
    },
    [],
  );
  useEffect(() => {
    const heading = sheet.current?.querySelector<HTMLElement>('h1');
    if (!heading) return;
    document.title = `${heading.textContent} · 帮办`;
    if (heading === arrived.current) return;
    arrived.current = heading;
    if (heading.closest('[role="alert"]')) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
