import { fetchText } from '../text/fetch-text.ts';
import { loadedOnce } from '../text/loaded-once.ts';
import charactersFile from './data/characters.txt?url';
import namesFile from './data/names.txt?url';
import wordsFile from './data/words.txt?url';
import { readDictionary } from './dictionary.ts';

/** The dictionary, fetched when the first keyboard opens. */
export const loadDictionary = loadedOnce(async () => {
  const [words, characters, names] = await Promise.all([
    fetchText(wordsFile),
    fetchText(charactersFile),
    fetchText(namesFile),
  ]);
  return readDictionary({ words, characters, names });
});
