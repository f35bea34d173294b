import type { Dictionary } from './dictionary.ts';

const known = new WeakMap<Dictionary, ReadonlyMap<string, readonly string[]>>();

/** How a character is read, without tones, in no order; none where the dictionary lacks it. Worked out once. */
export function syllablesOf(dictionary: Dictionary, character: string): readonly string[] {
  const found = known.get(dictionary) ?? byCharacter(dictionary);
  known.set(dictionary, found);
  return found.get(character) ?? [];
}

function byCharacter(dictionary: Dictionary): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const syllable of dictionary.syllables) {
    const characters = [...dictionary.words(syllable).map(({ text }) => text), ...dictionary.rare(syllable)];
    for (const character of characters) {
      const syllables = found.get(character);
      if (!syllables) found.set(character, [syllable]);
      else if (!syllables.includes(syllable)) syllables.push(syllable);
    }
  }
  return found;
}
