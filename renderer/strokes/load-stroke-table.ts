import { fetchText } from '../text/fetch-text.ts';
import { loadedOnce } from '../text/loaded-once.ts';
import strokesFile from './data/strokes.txt?url';
import { readStrokeTable } from './stroke-table.ts';

/** The characters by their strokes, fetched when somebody first writes with five keys. */
export const loadStrokeTable = loadedOnce(async () => readStrokeTable(await fetchText(strokesFile)));
