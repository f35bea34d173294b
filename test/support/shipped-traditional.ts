import { readTraditional, type Traditional } from '../../renderer/traditional/traditional.ts';
import { shippedFile } from './shipped-file.ts';

/** The tables of traditional characters as they ship, read from their files. */
export function shippedTraditional(): Traditional {
  return readTraditional({
    characters: shippedFile('traditional/data/characters.txt'),
    words: shippedFile('traditional/data/words.txt'),
  });
}
