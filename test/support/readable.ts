import { commonCharacters } from './common-characters.ts';

/** What is heard in one breath: in Chinese so many characters, in English so many words. */
const longest = { characters: 20, words: 18 };

/** A name stands in most holes, and this is one. */
const inHole = { characters: '王秀英', words: 'Wang' };

/** The sentences of a text that are too long to be followed by ear, with how long each is. */
export function longSentences(
  text: string,
  unit: keyof typeof longest,
): { sentence: string; length: number }[] {
  const ends = unit === 'characters' ? /[。！？：；]/ : /[!?:;]|\.(?=\s|$)/;
  return text
    .replaceAll(/\{\{[^{}]*\}\}|\$t\([^)]*\)/g, inHole[unit])
    .split(ends)
    .map((sentence) => ({ sentence: sentence.trim(), length: lengthOf(sentence.trim(), unit) }))
    .filter(({ length }) => length > longest[unit]);
}

/** A number or a foreign word is one thing to read, however many letters it has; a figure is said digit by digit. */
function lengthOf(sentence: string, unit: keyof typeof longest): number {
  if (unit === 'words') return sentence.split(/\s+/).filter((word) => word !== '').length;
  return (sentence.match(/[A-Za-z]+|[^A-Za-z\s“”「」]/g) ?? []).length;
}

/** Characters that not everybody who went to school has met. */
export function rareCharacters(text: string): string[] {
  return (text.match(/\p{Script=Han}/gu) ?? []).filter((character) => !commonCharacters.has(character));
}
