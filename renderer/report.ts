import type { ScreenFault } from '../core/contract.ts';
import { faultNames } from '../core/fault-name.ts';
import { api } from './api.ts';

/** A frame of a stack: the script by its name, without what the build adds to it, the line and the column. */
const FRAME = /\/([a-z]+(?:-[a-z]+)*?)(?:-[\w-]{8})?\.(?:js|tsx?):(\d{1,4}):(\d{1,6})\)?$/m;
/** Whoever waits for the number has to see something meanwhile. */
const PATIENCE_MS = 3000;

/** Tells the operating log of a fault of the screen. Answers the number under which it is found there. */
export async function report(fault: unknown, during: ScreenFault['during']): Promise<string> {
  const { reference } = await api.kiosk.report(
    { during, fault: kindOf(fault), place: placeOf(fault) },
    { signal: AbortSignal.timeout(PATIENCE_MS) },
  );
  return reference;
}

function kindOf(fault: unknown): ScreenFault['fault'] {
  const name = fault instanceof Error ? fault.name : '';
  return faultNames.find((kind) => kind === name) ?? 'other';
}

/** From the frames alone: the message before them may quote what somebody typed, also what looks like a place. */
function placeOf(fault: unknown): ScreenFault['place'] {
  if (!(fault instanceof Error)) return null;
  const header = fault.message === '' ? fault.name : `${fault.name}: ${fault.message}`;
  const stack = fault.stack ?? '';
  const [, script, line, column] =
    FRAME.exec(stack.startsWith(header) ? stack.slice(header.length) : '') ?? [];
  return script === undefined ? null : { script, line: Number(line), column: Number(column) };
}

/**
 * Reports what no screen has caught and no boundary sees: a handler that threw, a promise that nobody waited for. What
 * stands on the screen stays there, since all of it still works but the one thing. Each once: whatever goes wrong four
 * times a second would fill the log.
 */
export function reportUncaught(): void {
  const told = new Set<string>();
  const tell = (fault: unknown) => {
    const known = String(fault instanceof Error ? fault.stack : fault);
    if (told.has(known)) return;
    told.add(known);
    // With the machine gone there is no log either.
    report(fault, 'uncaught').catch(() => undefined);
  };
  window.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
  // What the browser itself complains of, say of a ResizeObserver, brings no error along.
  window.addEventListener('error', ({ error }) => {
    if (error instanceof Error) tell(error);
  });
}
