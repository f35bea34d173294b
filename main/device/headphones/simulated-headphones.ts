import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import type { OpenHeadphones } from './port.ts';

/** Plugged in while a file `headphones` lies in the data folder: for a demonstration, and for tests. */
export function simulatedHeadphones(dataDir: string): OpenHeadphones {
  return (changed) => {
    const file = path.join(dataDir, 'headphones');
    let isIn = existsSync(file);
    const watcher = watch(dataDir, (_event, name) => {
      if (name !== path.basename(file) || existsSync(file) === isIn) return;
      isIn = !isIn;
      changed();
    });
    // The folder may be taken away beneath it.
    watcher.on('error', () => watcher.close());
    return { isIn: () => isIn, close: () => watcher.close() };
  };
}
