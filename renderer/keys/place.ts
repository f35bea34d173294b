import { stopsIn } from './stops.ts';

/** Where one stood last in each frame: a cover that goes away, or a key that is gone, leaves nobody at the beginning. */
const stoodIn = new WeakMap<Element, { stops: readonly HTMLElement[]; at: number }>();

/** The frame of the screen in front: what lies beneath a cover is not to be seen. */
export function frameInFront(): Element | undefined {
  return [...document.querySelectorAll('.frame')].find((frame) => frame.checkVisibility());
}

/** Where one stands among the stops; beside a key that is gone, on what stood before it. */
export function placeIn(frame: Element, stops: readonly HTMLElement[]): number {
  const focused = document.activeElement;
  const on = stops.findIndex((stop) => stop === focused);
  if (on >= 0) return on;
  // A mistake is focused as a whole, and its words are in it.
  const inside = focused && frame.contains(focused) ? stops.findIndex((stop) => focused.contains(stop)) : -1;
  if (inside >= 0) return inside;
  const stood = stoodIn.get(frame);
  const kept = stood?.stops.slice(0, stood.at + 1).findLast((stop) => stops.includes(stop));
  if (kept) return stops.indexOf(kept);
  return Math.max(
    0,
    stops.findIndex((stop) => stop.matches('h1')),
  );
}

/** Puts the focus there, and so the ring. A text takes it only from here. */
export function standOn(frame: Element, stops: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const stop = stops[at];
  if (!stop) return undefined;
  if (!stop.matches('button')) stop.tabIndex = -1;
  stop.focus();
  putRing(stop);
  stoodIn.set(frame, { stops, at });
  return stop;
}

/**
 * What is there for ears alone is cut to a pixel: its ring is put around what eyes have instead. A browser that was
 * touched last shows no ring of its own.
 */
function putRing(stop: HTMLElement): void {
  const isCut = getComputedStyle(stop).clipPath !== 'none';
  const around = isCut ? stop : stop.closest('.unseen');
  const ringed = around?.parentElement ?? stop;
  ringed.setAttribute('data-ring', '');
  stop.addEventListener('blur', () => ringed.removeAttribute('data-ring'), { once: true });
}

/** A key that went away when it was pressed took the focus along. */
export function standAgain(frame: Element): void {
  if (!frame.isConnected || document.activeElement !== document.body) return;
  const stops = stopsIn(frame);
  standOn(frame, stops, placeIn(frame, stops));
}
