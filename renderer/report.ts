import { api } from './api.ts';

/** File, line and column of the script. A message may quote what somebody typed, so only this is worth a log line. */
const SCRIPT_PLACE = /[\w.-]+\.(?:js|tsx?):\d+:\d+/;
/** Whoever waits for the number has to see something meanwhile. */
const PATIENCE_MS = 3000;

/** Tells the operating log of a fault of the screen. Answers the number under which it is found there. */
export async function report(fault: unknown, during: string): Promise<string> {
  const { name, message, stack } = fault instanceof Error ? fault : { name: typeof fault, message: '' };
  const where = [during, name, SCRIPT_PLACE.exec(stack ?? '')?.[0] ?? ''].join(' ');
  const { reference } = await api.kiosk.report(
    { where: where.slice(0, 200), message: message.slice(0, 500) },
    { signal: AbortSignal.timeout(PATIENCE_MS) },
  );
  return reference;
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
