import { flushSync } from 'react-dom';
import { stillHere } from '../still-here.ts';
import { hearScan } from './taken-scans.ts';
import { keyboardScan } from './keyboard-scan.ts';

/**
 * Hears scanners that are keyboards, whichever screen is in front. Called before anything else listens for keys, and once:
 * what a scanner types nobody else is told of.
 */
export function listenForScans(): void {
  const released = new WeakSet<Event>();
  /** Where each key was pressed: what is let go later goes there. */
  const targets = new WeakMap<Event, EventTarget>();

  const isScan = keyboardScan<KeyboardEvent>({
    hear: hearScan,
    release: (moves) => {
      for (const move of moves) {
        const again = new KeyboardEvent(move.type, {
          ...copyOf(move),
          bubbles: true,
          cancelable: true,
          composed: true,
        });
        released.add(again);
        const target = targets.get(move);
        const isThere = target instanceof Node && target.isConnected;
        const front = isThere ? target : (document.activeElement ?? document.body);
        // Between two keys of a hand the screen is drawn; two that share one drawing would each count from the same answer.
        flushSync(() => front.dispatchEvent(again));
      }
    },
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  });

  const hear = (event: KeyboardEvent) => {
    if (released.has(event) || event.isComposing) return;
    if (event.target) targets.set(event, event.target);
    if (!isScan(event)) return;
    // Whoever types is there, also while it is not yet known whether they type.
    stillHere();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', hear, { capture: true });
  window.addEventListener('keyup', hear, { capture: true });
}

function copyOf({ key, code, location, shiftKey, altKey }: KeyboardEvent): KeyboardEventInit {
  return { key, code, location, shiftKey, altKey };
}
