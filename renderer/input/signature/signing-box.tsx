import { useEffect, useEffectEvent, useRef } from 'react';
import SignaturePad, { type PointGroup } from 'signature_pad';
import { pxPerMm } from '../../part/key/touch.ts';
import { useSay } from '../../text/use-say.ts';
import { input } from '../say.ts';
import { pngOf } from './png.ts';

/** A name has several strokes, and a hand rests between them. */
const PAUSE_MS = 500;

/** The paper to sign on. Each pause after a stroke hands on what stands there; the ink is dark on white in every theme. */
export function SigningBox({
  ink,
  onBegin,
  onDrawn,
  onNothing,
}: {
  ink: string;
  onBegin: () => void;
  onDrawn: (png: Promise<Blob>) => void;
  /** The glass was only touched. */
  onNothing: () => void;
}) {
  const say = useSay();
  const paper = useRef<HTMLCanvasElement>(null);
  const begin = useEffectEvent(onBegin);
  const drawn = useEffectEvent(onDrawn);
  const nothing = useEffectEvent(onNothing);

  useEffect(() => {
    const canvas = paper.current;
    if (!canvas) return;
    const pad = new SignaturePad(canvas, {
      penColor: ink,
      backgroundColor: '#fff',
      minWidth: 2,
      maxWidth: 6,
    });
    let pause: ReturnType<typeof setTimeout> | undefined;
    const stroke = () => {
      clearTimeout(pause);
      begin();
    };
    const lift = () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        if (isDrawing(pad.toData())) drawn(pngOf(canvas));
        else nothing();
      }, PAUSE_MS);
    };
    pad.addEventListener('beginStroke', stroke);
    pad.addEventListener('endStroke', lift);
    // A canvas that gets another size is empty: what was drawn is drawn again.
    const observer = new ResizeObserver(() => {
      const strokes = pad.toData();
      canvas.width = canvas.clientWidth;
      canvas.height = canvas.clientHeight;
      pad.fromData(strokes);
    });
    observer.observe(canvas);
    return () => {
      clearTimeout(pause);
      observer.disconnect();
      pad.off();
    };
  }, [ink]);

  // What is drawn on is no picture that could be loaded, and without a role its name would be passed over.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <canvas ref={paper} className="signing-paper" role="img" aria-label={say(input('signature.box'))} />;
}

/** A finger that was laid down or slipped has drawn less. */
const LEAST_MM = 8;

function isDrawing(strokes: readonly PointGroup[]): boolean {
  const points = strokes.flatMap(({ points: each }) => each);
  const widest = Math.max(spread(points.map(({ x }) => x)), spread(points.map(({ y }) => y)));
  return widest >= LEAST_MM * pxPerMm();
}

/** By hand: a scribble has more points than a call may have arguments. */
function spread(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}
