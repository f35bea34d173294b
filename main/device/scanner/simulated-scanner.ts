import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { OpenScanner } from './port.ts';

/** Nothing tells of a file without fail, so it is looked at. */
const LOOK_MS = 300;

/**
 * A code is scanned whenever a file `code` in the data folder is written or touched: for a demonstration, and for tests. It holds
 * what the code says. One that lies there already when the kiosk starts was scanned before.
 */
export function simulatedScanner(dataDir: string): OpenScanner {
  return (read) => {
    const file = path.join(dataDir, 'code');
    let before = touchedAt(file);
    const timer = setInterval(() => {
      const now = touchedAt(file);
      if (now === before) return;
      before = now;
      const text = now === undefined ? '' : readFileSync(file, 'utf8').trim();
      if (text !== '') read(text);
    }, LOOK_MS);
    return { close: () => clearInterval(timer) };
  };
}

function touchedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
