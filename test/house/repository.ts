import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const notOurs = new Set(['node_modules', 'dist', '.git', '.data', '.cache']);

/** Every file of the repository, by its path from the root with forward slashes. */
export const files: readonly string[] = listed('.').sort();

export const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));

export const read = (file: string): string => readFileSync(file, 'utf8');

export const readJson = (file: string): unknown => JSON.parse(read(file));

function listed(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? listed(name) : [name];
  });
}
