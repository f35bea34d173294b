import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { sound } from '../../speech/sound.ts';
import { sayOne, speaker } from '../../speech/speech.ts';
import type { Saying } from '../../text/saying.ts';
import { type Advice, Guide } from './guide.ts';
import { Looking, type Taken } from './looking.ts';
import type { Quad } from './quad.ts';

/** Between two looks. Each takes less, and a hand is not quicker. */
const PAUSE_MS = 250;

/** What is seen and advised at this moment. */
export interface Guided {
  advice?: Advice;
  /** How many beats are left before it is taken. */
  left?: number;
  corners?: Quad;
  /** Of the picture, in points. */
  size: readonly [width: number, height: number];
}

/**
 * Looks at what the camera sees, says what to do, and takes the picture when it has been good for long enough.
 *
 * @param source where the picture comes from, once it is there
 * @param takes whether a good picture is taken without a press
 * @param sayingOf how the advice is said
 * @returns what is to be shown, and what makes a page of a picture: undefined where it cannot be looked at
 */
export function useGuidance({
  source,
  takes,
  paused,
  sayingOf,
  onTake,
}: {
  source: HTMLVideoElement | HTMLCanvasElement | null;
  takes: boolean;
  paused: boolean;
  sayingOf(advice: Advice): Saying;
  onTake(): void;
}): { guided: Guided; finish(picture: ImageBitmap): Promise<Taken | undefined> } {
  const [guided, setGuided] = useState<Guided>({ size: [16, 9] });
  const looking = useRef<Looking>(undefined);
  const guide = useRef(new Guide());

  const isPaused = useEffectEvent(() => paused);
  const lookOnce = useEffectEvent(async (by: Looking) => {
    if (paused || !source) return;
    const picture = await createImageBitmap(source);
    const size = [picture.width, picture.height] as const;
    const sight = await by.look(picture);
    // It may have been taken, or left, meanwhile.
    if (!sight || by !== looking.current || isPaused()) return;
    const { advice, left, say, beat, take } = guide.current.follow(sight, performance.now(), {
      takes,
      busy: speaker().state.speaking,
    });
    setGuided({
      ...(advice && { advice }),
      ...(left !== undefined && { left }),
      ...(sight.corners && { corners: sight.corners }),
      size,
    });
    if (say) sayOne(sayingOf(say), { unasked: true });
    if (beat) sound('beat');
    if (take) onTake();
  });

  useEffect(() => {
    const opened = new Looking();
    looking.current = opened;
    let timer: ReturnType<typeof setTimeout>;
    const go = async () => {
      // A picture that is not there yet, as while the camera opens, is looked for again.
      await lookOnce(opened).catch(() => undefined);
      if (looking.current === opened) timer = setTimeout(() => void go(), PAUSE_MS);
    };
    void go();
    return () => {
      looking.current = undefined;
      opened.close();
      clearTimeout(timer);
    };
  }, []);

  return { guided, finish: async (picture) => looking.current?.finish(picture) };
}
