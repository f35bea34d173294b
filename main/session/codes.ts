import type { OpenScanner } from '../device/scanner/port.ts';

/**
 * Codes that a scanner told the machine of, one at a time. What one says may be somebody's number: it is in no event and no log, and is
 * handed out once, to the screen that asks for it first.
 */
export interface Codes {
  /** Undefined where there is none, or it was handed out already. */
  take(): string | undefined;
  close(): void;
}

export interface CodesParts {
  readonly open: OpenScanner;
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** There is one to be taken. */
  readonly read: () => void;
}

/** Screens ask at once. One that is asked for later was somebody else's. */
const keptMs = 3000;

export function codesOf({ open, after, read }: CodesParts): Codes {
  let kept: string | undefined;
  let callOff: (() => void) | undefined;
  const forget = () => {
    callOff?.();
    kept = undefined;
  };
  const scanner = open((text) => {
    forget();
    kept = text;
    callOff = after(keptMs, forget);
    read();
  });
  return {
    take: () => {
      const text = kept;
      forget();
      return text;
    },
    close: () => {
      forget();
      scanner.close();
    },
  };
}
