import { useEffect, useEffectEvent, useRef } from 'react';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';

/** Where a demonstration's picture comes from. */
const SIMULATED = '/device/camera/simulated.jpg';
const PICTURE_MS = 100;

/** What a demonstration shows of the guidance, one after the other; the last one stays. */
interface Scene {
  untilMs: number;
  /** Of the light. */
  light: number;
  /** Of its size. */
  size: number;
}
const scenes: readonly Scene[] = [
  { untilMs: 4500, light: 0.2, size: 1 },
  { untilMs: 9500, light: 1, size: 0.5 },
  { untilMs: Infinity, light: 1, size: 1 },
];
/** So far down the picture the table ends. */
const HORIZON = 0.672;

/**
 * A camera for demonstrations: a card on a table, which where `moving` lies in the dark at first, then too far away, and
 * then well.
 */
export function SimulatedCamera({
  moving,
  onDrawn,
}: {
  moving: boolean;
  /** Once something is to be seen. */
  onDrawn(canvas: HTMLCanvasElement): void;
}) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useEffectEvent(onDrawn);
  useEffect(() => {
    const picture = new Image();
    const startMs = performance.now();
    let timer: ReturnType<typeof setInterval> | undefined;
    const draw = () => {
      const atMs = performance.now() - startMs;
      const scene = scenes.find(({ untilMs }) => !moving || atMs < untilMs);
      if (canvas.current && scene) paint(canvas.current, picture, moving ? scene : { light: 1, size: 1 });
    };
    picture.addEventListener('load', () => {
      if (!canvas.current) return;
      canvas.current.width = picture.naturalWidth;
      canvas.current.height = picture.naturalHeight;
      draw();
      timer = setInterval(draw, PICTURE_MS);
      drawn(canvas.current);
    });
    picture.src = SIMULATED;
    return () => {
      clearInterval(timer);
      picture.src = '';
    };
  }, [moving]);
  // What is drawn on is no picture that could be loaded, and without a role its name would be passed over.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <canvas ref={canvas} role="img" aria-label={say(input('photo.view'))} />;
}

function paint(
  canvas: HTMLCanvasElement,
  picture: HTMLImageElement,
  { light, size }: Omit<Scene, 'untilMs'>,
): void {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const { width, height } = canvas;
  context.filter = light === 1 ? 'none' : `brightness(${light})`;
  // The table goes on beyond a smaller picture of it.
  if (size !== 1) context.drawImage(picture, 0, 0, 8, height, 0, 0, width, height);
  const top = HORIZON * height * (1 - size);
  context.drawImage(picture, (width * (1 - size)) / 2, top, width * size, height * size);
}
