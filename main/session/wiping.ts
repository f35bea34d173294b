import { withoutMessage, type OperatingLog } from '../log/operating-log.ts';

/**
 * Wiping what was deleted: see `Store.wipeTraces`. It may fail, say on a full disk; then it is tried again by itself,
 * and nobody is told that it is done until it is.
 */
export interface Wiping {
  /** For whoever is told that it is gone: throws where it is not. `done` follows once it is, be it later. */
  now(done: () => void): void;
  /** For whoever has handed in: what they handed in is stored, so a wipe that fails must not cost them their slip. */
  soon(done: () => void): void;
  close(): void;
}

export interface WipingParts {
  readonly wipeTraces: () => void;
  readonly after: (delayMs: number, run: () => void) => () => void;
  readonly log: OperatingLog;
}

const againAfterMs = 30_000;

export function wipingOf({ wipeTraces, after, log }: WipingParts): Wiping {
  const left: (() => void)[] = [];
  let callOff: (() => void) | undefined;

  const now = (done: () => void) => {
    left.push(done);
    callOff?.();
    callOff = undefined;
    try {
      wipeTraces();
      while (left[0]) {
        left[0]();
        left.shift();
      }
    } catch (error) {
      log.line('wipe-failed', withoutMessage(error));
      callOff = after(againAfterMs, again);
      throw error;
    }
  };

  const soon = (done: () => void) => {
    try {
      now(done);
    } catch {
      // Logged, and tried again.
    }
  };

  const again = () => soon(() => undefined);

  // What is left at the end is wiped by the next start before anything else: see `openStore`.
  return { now, soon, close: () => callOff?.() };
}
