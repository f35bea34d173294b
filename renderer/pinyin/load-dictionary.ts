import { type Dictionary, readDictionary } from './dictionary.ts';
import characters from './data/characters.txt?url';
import names from './data/names.txt?url';
import words from './data/words.txt?url';

let loading: Promise<Dictionary> | undefined;

/** The dictionary, fetched when the first keyboard opens and kept from then on. One that did not come is asked for again. */
export function loadDictionary(): Promise<Dictionary> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Dictionary> {
  const files = await Promise.all([fetchText(words), fetchText(characters), fetchText(names)]);
  return readDictionary({ words: files[0], characters: files[1], names: files[2] });
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Pinyin dictionary ${url}: ${response.status}`);
  return response.text();
}
