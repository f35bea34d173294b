import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Model, readModel } from '../../renderer/handwriting/model.ts';

/** What ships, read as the kiosk reads it. */
export function shippedHandwriting(): Model {
  return readModel({
    characters: read('characters.txt').toString('utf8'),
    directions: Uint8Array.from(read('directions.bin')).buffer,
    strokes: Uint8Array.from(read('strokes.bin')).buffer,
  });
}

function read(file: string): Buffer {
  return readFileSync(path.resolve('renderer/handwriting/data', file));
}
