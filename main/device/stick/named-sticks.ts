import { stat } from 'node:fs/promises';
import path from 'node:path';
import { lookedFor } from './looked-for.ts';
import type { OpenSticks } from './port.ts';

/**
 * Folders and drives that the operator has named. A folder counts only while something is mounted on it: otherwise what
 * is taken along would stay behind on the computer's own disk. A drive (`E:\`) counts while it is there.
 */
export function namedSticks(named: readonly string[], everyMs?: number): OpenSticks {
  return lookedFor(async () => {
    const found: string[] = [];
    for (const folder of named) if (await isMounted(folder)) found.push(folder);
    return found;
  }, everyMs);
}

async function isMounted(folder: string): Promise<boolean> {
  try {
    const own = await stat(folder);
    const parent = path.dirname(folder);
    return own.isDirectory() && (parent === folder || (await stat(parent)).dev !== own.dev);
  } catch {
    return false;
  }
}
