import { fetchText } from '../text/fetch-text.ts';
import { loadedOnce } from '../text/loaded-once.ts';
import charactersFile from './data/characters.txt?url';
import wordsFile from './data/words.txt?url';
import { readTraditional } from './traditional.ts';

/** How Hong Kong writes what is typed in simplified characters, fetched when somebody first writes there. */
export const loadTraditional = loadedOnce(async () => {
  const [characters, words] = await Promise.all([fetchText(charactersFile), fetchText(wordsFile)]);
  return readTraditional({ characters, words });
});
