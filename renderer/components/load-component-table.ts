import { fetchText } from '../text/fetch-text.ts';
import { loadedOnce } from '../text/loaded-once.ts';
import { readComponentTable } from './component-table.ts';
import commonFile from './data/common.txt?url';
import partsFile from './data/parts.txt?url';
import radicalsFile from './data/radicals.txt?url';

/** What characters are put together from, fetched when somebody first looks for one in this way. */
export const loadComponentTable = loadedOnce(async () => {
  const [common, parts, radicals] = await Promise.all([
    fetchText(commonFile),
    fetchText(partsFile),
    fetchText(radicalsFile),
  ]);
  return readComponentTable({ common, parts, radicals });
});
