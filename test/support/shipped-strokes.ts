import { readStrokeTable, type StrokeTable } from '../../renderer/strokes/stroke-table.ts';
import { shippedFile } from './shipped-file.ts';

export const strokeFile = shippedFile('strokes/data/strokes.txt');

/** The characters by their strokes as they ship. */
export function shippedStrokes(): StrokeTable {
  return readStrokeTable(strokeFile);
}
