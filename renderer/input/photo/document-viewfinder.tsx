import { type ReactNode, useState } from 'react';
import { useInUse } from '../../keys/in-use.ts';
import { Key } from '../../part/key/key.tsx';
import { useRoomForWords } from '../../part/key/room-for-words.ts';
import { StillIcon } from '../../picture/icon.tsx';
import { Spoken } from '../../speech/spoken.tsx';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import { AdvicePicture } from './advice-picture.tsx';
import { byItself } from './by-itself.ts';
import { jpegOf } from './camera.ts';
import type { Advice } from './guide.ts';
import type { Taken } from './looking.ts';
import type { Quad } from './quad.ts';
import { useGuidance } from './use-guidance.ts';
import { Shutter, type Source } from './viewfinder.tsx';
import './document-viewfinder.css';

/**
 * A viewfinder for a paper or a card: it shows what it has found, says what to do, and takes the picture by itself once
 * the paper lies well and still. Whoever would rather press presses at any time.
 */
export function DocumentViewfinder({
  view,
  source,
  mirrored,
  busy,
  waits,
  onTaken,
}: {
  view: ReactNode;
  source: Source | null;
  /** The camera looks at the resident: what they move to the left goes to the right in its picture. */
  mirrored: boolean;
  busy: boolean;
  /** The last one was not kept: the next is taken when somebody presses. */
  waits: boolean;
  onTaken(take: () => Promise<Taken>): void;
}) {
  const say = useSay();
  const { scans } = useInUse();
  const [chosen, setChosen] = useState(byItself.get());
  const takes = !waits && (chosen ?? !scans);
  const sayingOf = (advice: Advice) => input(`photo.advice.${wordOf(advice, mirrored, takes)}`);
  const { guided, finish } = useGuidance({
    source,
    takes,
    paused: busy,
    sayingOf,
    onTake: take,
  });
  const { advice, left, corners, size } = guided;
  const { box, shown } = useRoomForWords<HTMLDivElement>('');
  const [wide, high] = size;

  function take(): void {
    onTaken(async () => {
      if (!source) throw new Error('Gone');
      return (await finish(await createImageBitmap(source))) ?? { whole: await jpegOf(source) };
    });
  }

  return (
    <div className="viewfinder document-viewfinder">
      <div
        className="viewfinder-view document-view"
        data-good={advice === 'good' || undefined}
        data-mirrored={mirrored || undefined}
      >
        {view}
        <svg viewBox={`0 0 ${wide} ${high}`} aria-hidden="true">
          {corners ? (
            <path d={outline(corners, wide, high)} />
          ) : (
            <path className="document-place" d={place(wide, high)} />
          )}
        </svg>
      </div>
      <div className="document-advice" data-good={advice === 'good' || undefined}>
        <AdvicePicture advice={advice} mirrored={mirrored} />
        <div className="document-words" data-longest={say(input('photo.advice.no-paper'))}>
          <Spoken say={advice ? sayingOf(advice) : input('photo.advice.looking')} as="p" quiet />
        </div>
        {left !== undefined && (
          <span className="document-beats" aria-hidden="true">
            {Array.from({ length: 3 }, (_, at) => (
              <i key={at} data-gone={at < 3 - left || undefined} />
            ))}
          </span>
        )}
      </div>
      <div className="document-keys" ref={box} data-keys={shown}>
        <Shutter busy={busy || !source} onPress={take} />
        <Key
          icon={<StillIcon />}
          say={input('photo.by-itself')}
          pressed={takes}
          does={[input(takes ? 'photo.by-itself-off' : 'photo.by-itself-on')]}
          onPress={() => {
            byItself.set(!takes);
            setChosen(!takes);
          }}
        />
      </div>
    </div>
  );
}

/** The hand goes the other way where the camera looks at it. */
function wordOf(advice: Advice, mirrored: boolean, takes: boolean): Advice | 'good-press' {
  if (advice === 'good') return takes ? 'good' : 'good-press';
  if (!mirrored) return advice;
  return advice === 'to-left' ? 'to-right' : advice === 'to-right' ? 'to-left' : advice;
}

/** The paper's own corners, each with a piece of its two sides. */
function outline(corners: Quad, wide: number, high: number): string {
  const points = corners.map(({ x, y }) => ({ x: x * wide, y: y * high }));
  return points
    .map((corner, at) => {
      const [before, after] = [points[(at + 3) % 4] ?? corner, points[(at + 1) % 4] ?? corner];
      const towards = (to: typeof corner) =>
        `${(corner.x + (to.x - corner.x) * 0.22).toFixed(1)} ${(corner.y + (to.y - corner.y) * 0.22).toFixed(1)}`;
      return `M${towards(before)}L${corner.x.toFixed(1)} ${corner.y.toFixed(1)}L${towards(after)}`;
    })
    .join('');
}

/** Where a paper would lie well. */
function place(wide: number, high: number): string {
  return outline(
    [
      { x: 0.14, y: 0.1 },
      { x: 0.86, y: 0.1 },
      { x: 0.86, y: 0.9 },
      { x: 0.14, y: 0.9 },
    ],
    wide,
    high,
  );
}
