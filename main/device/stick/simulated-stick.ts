import { stat } from 'node:fs/promises';
import path from 'node:path';
import { lookedFor } from './looked-for.ts';
import type { OpenSticks } from './port.ts';

const LOOK_MS = 200;

/** A folder `stick` in the data folder is a stick that is plugged in: for a demonstration, and for tests. */
export function simulatedStick(dataDir: string): OpenSticks {
  const root = path.join(dataDir, 'stick');
  return lookedFor(async () => ((await stat(root)).isDirectory() ? [root] : []), LOOK_MS);
}
