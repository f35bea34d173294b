/** Longer than a hand shakes, shorter than a hand that waits for it to end. */
const CALM_MS = 800;

let steady = false;
let last: { event: KeyboardEvent; again: boolean } | undefined;

/**
 * Somebody's hand shakes, and they have said so: whatever is pressed again before the hand was calm counts once, on the
 * glass and on keys (EN 301 549 5.8 asks for a time that can be set, of half a second and more).
 */
export function steadyHand(wanted: boolean): void {
  steady = wanted;
  last = undefined;
}

/** How long the same place of the glass is deaf after a touch. */
export function deafMs(ordinaryMs: number): number {
  return steady ? Math.max(ordinaryMs, CALM_MS) : ordinaryMs;
}

/** Whether a key follows itself too soon. As long as it goes on, so does the waiting. Several may ask about one event. */
export function isTremble(event: KeyboardEvent): boolean {
  if (!steady) return false;
  if (last?.event === event) return last.again;
  const again = last?.event.code === event.code && event.timeStamp - last.event.timeStamp < CALM_MS;
  last = { event, again };
  return again;
}
