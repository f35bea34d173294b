/** A session's key and what was said in it leave the memory of the machine when nobody needs them there any more. */
export interface LettingGo {
  /** Something was just let go of. */
  soon(): void;
  close(): void;
}

/** The screen has its answer by then, and nobody has begun to touch the next one. */
const afterMs = 500;

/**
 * A key that nothing refers to is zeroed only when it is freed, and texts are freed only then too: on a kiosk that nobody
 * uses for the rest of the day that would be tomorrow. So it is done soon, once for all that was let go of meanwhile.
 */
export function lettingGo(
  collect: () => void,
  after: (delayMs: number, run: () => void) => () => void,
): LettingGo {
  let callOff: (() => void) | undefined;
  return {
    soon: () => {
      callOff ??= after(afterMs, () => {
        callOff = undefined;
        // V8 remembers the last text that a regular expression has matched: now it is this one.
        /^$/.exec('');
        collect();
      });
    },
    close: () => callOff?.(),
  };
}
