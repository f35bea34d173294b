import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Dictionary, readDictionary } from '../../renderer/pinyin/dictionary.ts';

const folder = path.join(import.meta.dirname, '../../renderer/pinyin/data');

export function dictionaryFile(name: 'words' | 'characters' | 'names'): string {
  return readFileSync(path.join(folder, `${name}.txt`), 'utf8');
}

/** The dictionary as it ships, read from its files. */
export function shippedDictionary(): Dictionary {
  return readDictionary({
    words: dictionaryFile('words'),
    characters: dictionaryFile('characters'),
    names: dictionaryFile('names'),
  });
}
