import { type ReactNode, useEffect, useRef } from 'react';
import { ClerkStill } from '../../picture/clerk.tsx';
import { BackIcon, SitIcon } from '../../picture/icon.tsx';
import { Mark } from '../../picture/mark.tsx';
import { identityOf } from '../../speech/spoken-text.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { givenUp, Tight } from '../../style/tight.ts';
import type { Saying } from '../../text/saying.ts';
import type { Progress } from '../bead-rod/bead-counts.ts';
import { BeadRod } from '../bead-rod/bead-rod.tsx';
import { Key } from '../key/key.tsx';
import { keysFit, useRoomForWords, wordsFit } from '../key/room-for-words.ts';
import { useFit } from '../pages/fit.ts';
import { holdsWords, NextKey, wordings } from './next-key.tsx';
import { useTight } from './use-tight.ts';
import { VoiceKeys } from './voice-keys.tsx';
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
  demo = false,
  practice = false,
  children,
}: FrameProps) {
  const sheet = useRef<HTMLElement>(null);
  const tight = useTight(sheet);
  const { box: head, shown: onHead } = useRoomForWords<HTMLElement>(where?.key ?? '', headFits);
  const { box: foot, candidate } = useFit<HTMLElement>(
    footWordings.length,
    footFits,
    [help.say, back?.say, next?.say].map((say) => say && identityOf(say)).join('|') + next?.tone,
  );
  const onFoot = footWordings[candidate] ?? tersest;
  useArrival(sheet);
  const sign = practice ? 'practice' : demo ? 'demo' : undefined;
  return (
    <div className="frame" data-sign={sign}>
      <header className="frame-head" ref={head} data-keys={onHead}>
        <Mark className="frame-mark" />
        {where && <Spoken say={where} className="frame-where" quiet />}
        {progress && progress.total > 0 ? <BeadRod progress={progress} /> : <span className="frame-space" />}
        <VoiceKeys />
      </header>
      <main className="frame-sheet" ref={sheet} data-gave-up={givenUp.slice(0, tight).join(' ')}>
        <Tight value={tight}>{children}</Tight>
      </main>
      <footer className="frame-foot" ref={foot} data-keys={onFoot.keys}>
        <Key
          className="frame-help"
          say={help.say}
          onPress={help.onPress}
          icon={help.icon ?? <ClerkStill />}
        />
        {back && (
          <Key
            className="frame-back"
            say={back.say}
            onPress={back.onPress}
            icon={back.icon ?? <BackIcon />}
          />
        )}
        {low && (
          <Key
            className="frame-sit"
            size="stacked"
            say={{ ns: 'part', key: 'frame.sit' }}
            icon={<SitIcon />}
            pressed={low.on}
            onPress={low.onPress}
          />
        )}
        {sign && <Spoken say={{ ns: 'part', key: `frame.${sign}` }} className="frame-sign" quiet />}
        {next && <NextKey {...next} wording={onFoot.next} />}
      </footer>
    </div>
  );
}

/** Next says less and less large what it says, and only then do the other keys leave it their words' room. */
const footWordings = (['words', 'pictures'] as const).flatMap((keys) =>
  wordings.map((next) => ({ keys, next })),
);
const tersest = { keys: 'pictures', next: 'small' } as const;

function footFits(foot: HTMLElement): boolean {
  const next = foot.querySelector('.frame-next:not(.frame-next-small)');
  return (!next || holdsWords(next)) && keysFit(foot);
}

/** Beside the voice keys stand the name of the service and the count of the questions, and on some panels the sign. */
function headFits(head: HTMLElement): boolean {
  const { height } = head.getBoundingClientRect();
  // What is only said there has a pixel to be seen in.
  const texts = [...head.querySelectorAll('.frame-where, .beads-count')].filter(
    (text) => text.clientWidth > 1,
  );
  // Two lines of the largest words are a hair higher than the head; three are not.
  if (!texts.every((text) => wordsFit(text) && text.getBoundingClientRect().height < height * 1.2))
    return false;
  const sign = head.parentElement?.querySelector('.frame-sign')?.getBoundingClientRect();
  return [...head.querySelectorAll('.key')].every((key) => {
    const place = key.getBoundingClientRect();
    const beside = !sign || place.right <= sign.left || sign.right <= place.left;
    return beside || place.bottom <= sign.top || sign.bottom <= place.top;
  });
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
