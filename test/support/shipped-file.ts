import { readFileSync } from 'node:fs';
import path from 'node:path';

const renderer = path.resolve(import.meta.dirname, '../../renderer');

/** A table of the renderer as it ships: `strokes/data/strokes.txt`. */
export function shippedFile(name: string): string {
  return readFileSync(path.join(renderer, name), 'utf8');
}
