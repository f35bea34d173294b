import { type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Ink, Point, Stroke } from '../../handwriting/ink.ts';
import { pxPerMm } from '../../part/key/touch.ts';
import { useRoom } from '../../part/pages/fit.ts';
import { sound } from '../../speech/sound.ts';
import { Spoken } from '../../speech/spoken.tsx';
import { input } from '../say.ts';
import { isStray } from './is-stray.ts';
import './ink-pad.css';

/** In CSS pixels: less is the glass's own noise. */
const LEAST_MOVE = 1;

/**
 * A field to write on with a finger. What is drawn stands in `ink` once the finger is lifted; until then the line is the
 * pad's own, so that it never waits for anything.
 */
export function InkPad({ ink, onStroke }: { ink: Ink; onStroke(stroke: Stroke): boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<HTMLDivElement>(null);
  const room = useRoom(pad);
  /** Of the finger that draws. A second one, or a palm, adds nothing. */
  const drawing = useRef<{ pointer: number; points: Point[] }>(undefined);

  useLayoutEffect(() => {
    // Another size of the canvas empties it.
    if (room !== undefined) paint(canvas.current, ink);
  }, [ink, room]);
  // A theme changes the colour of what stands there already.
  useEffect(() => {
    const observer = new MutationObserver(() => paint(canvas.current, ink));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [ink]);

  /** Counted from the foot of the field: where the sentence above gets shorter or longer, its top moves, and no stroke may. */
  function place({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const { left, bottom } = canvas.current!.getBoundingClientRect();
    return [clientX - left, clientY - bottom];
  }

  function begin(event: PointerEvent<HTMLDivElement>): void {
    if (drawing.current || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = { pointer: event.pointerId, points: [place(event)] };
  }

  function move(event: PointerEvent<HTMLDivElement>): void {
    const now = drawing.current;
    if (now?.pointer !== event.pointerId) return;
    const events = event.nativeEvent.getCoalescedEvents();
    for (const each of events.length > 0 ? events : [event]) {
      const point = place(each);
      const last = now.points.at(-1)!;
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) < LEAST_MOVE) continue;
      now.points.push(point);
      drawStroke(canvas.current, [last, point]);
    }
  }

  /** A finger that the glass lost has drawn all the same what it drew. */
  function end(event: PointerEvent<HTMLDivElement>): void {
    const now = drawing.current;
    if (now?.pointer !== event.pointerId) return;
    drawing.current = undefined;
    if (isStray(now.points, ink, pxPerMm())) return paint(canvas.current, ink);
    sound(onStroke(now.points) ? 'taken' : 'refused');
  }

  return (
    <div
      className="ink-pad"
      ref={pad}
      data-drawn={ink.length > 0}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <div className="ink-pad-squares" />
      <canvas ref={canvas} />
      <Spoken say={input('ink.hint')} as="p" className="ink-pad-hint" />
    </div>
  );
}

/** Everything anew, in the size that the canvas has now. */
function paint(surface: HTMLCanvasElement | null, ink: Ink): void {
  if (!surface) return;
  surface.width = surface.clientWidth * devicePixelRatio;
  surface.height = surface.clientHeight * devicePixelRatio;
  for (const stroke of ink) drawStroke(surface, stroke);
}

function drawStroke(surface: HTMLCanvasElement | null, stroke: Stroke): void {
  const context = surface?.getContext('2d');
  const [first] = stroke;
  if (!surface || !context || !first) return;
  const style = getComputedStyle(surface);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, surface.height);
  context.strokeStyle = style.color;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(...first);
  // A dot is a stroke as well: a line to where it is leaves one.
  for (const point of stroke) context.lineTo(...point);
  context.stroke();
}
