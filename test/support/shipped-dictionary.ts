import { type Dictionary, readDictionary } from '../../renderer/pinyin/dictionary.ts';
import { shippedFile } from './shipped-file.ts';

export function dictionaryFile(name: 'words' | 'characters' | 'names'): string {
  return shippedFile(`pinyin/data/${name}.txt`);
}

/** The dictionary as it ships, read from its files. */
export function shippedDictionary(): Dictionary {
  return readDictionary({
    words: dictionaryFile('words'),
    characters: dictionaryFile('characters'),
    names: dictionaryFile('names'),
  });
}
