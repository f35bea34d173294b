import process from 'node:process';

/**
 * An error that nobody caught is written down without its message, which may quote what somebody typed, and the program ends:
 * nobody knows what was left half done. What was confirmed is on the disk, as after a power cut. A rejection that nobody waited
 * for has left nobody waiting, so it is written down and the program goes on.
 *
 * @param end ends the program, and starts it again where nothing else does
 */
export function watchForUncaught(end: () => void): void {
  let isEnding = false;
  process.on('uncaughtException', (uncaught) => {
    if (isEnding) return;
    isEnding = true;
    void writeDown(uncaught).finally(end);
  });
  process.on('unhandledRejection', (reason) => void writeDown(reason));
}

/** The log is fetched only now: it takes longer to load than a window to open. */
async function writeDown(error: unknown): Promise<void> {
  const { operatingLog, withoutMessage } = await import('./operating-log.ts');
  operatingLog().line('program-failed', withoutMessage(error));
}
