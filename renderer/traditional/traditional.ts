/**
 * How what is typed in simplified characters is written in Hong Kong. See tools/traditional.mjs for the files.
 */
export interface Traditional {
  /** A text, word by word: 头发 is 頭髮, 出发 is 出發, 皇后 stays. */
  text: (simplified: string) => string;
  /** A person's name, or how it goes on after what stands before: as a text, but surnames are nobody's words: 于, 范. */
  name: (simplified: string, before: string) => string;
  /** All that one character may be in traditional ones, the usual one first: 後 and 后 for 后. */
  character: (simplified: string) => readonly string[];
}

/**
 * Surnames that have always been written so, whatever else the simplified character stands for; and 鍾, which as a
 * surname is no bell.
 */
const surnames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from('于余范后丑卜占台姜曲朱沈涂游谷郁松秋岳干征布仆舍', (one) => [one, one])),
  钟: '鍾',
};

export function readTraditional(files: { characters: string; words: string }): Traditional {
  const characters = new Map<string, readonly string[]>();
  for (const line of files.characters.split('\n')) {
    const [simplified, ...all] = Array.from(line);
    if (simplified !== undefined) characters.set(simplified, all);
  }
  const words = new Map<string, string>();
  for (const line of files.words.split('\n')) {
    const [simplified = '', traditional = ''] = line.split('\t');
    if (simplified) words.set(simplified, traditional);
  }
  const longest = Math.max(...[...words.keys()].map(({ length }) => length));
  const usual = (character: string) => characters.get(character)?.[0] ?? character;

  const text = (simplified: string) => {
    let result = '';
    for (let at = 0; at < simplified.length;) {
      const word = longestWord(words, simplified, at, longest);
      const character = String.fromCodePoint(simplified.codePointAt(at) ?? 0);
      result += word === undefined ? usual(character) : (words.get(word) ?? word);
      at += (word ?? character).length;
    }
    return result;
  };
  return {
    text,
    name: (simplified, before) => {
      const [first = ''] = Array.from(simplified);
      const surname = before === '' ? surnames[first] : undefined;
      return surname === undefined ? text(simplified) : surname + text(simplified.slice(first.length));
    },
    character: (simplified) => characters.get(simplified) ?? [simplified],
  };
}

function longestWord(
  words: ReadonlyMap<string, string>,
  text: string,
  at: number,
  longest: number,
): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 1; length -= 1) {
    const word = text.slice(at, at + length);
    if (words.has(word)) return word;
  }
  return undefined;
}
