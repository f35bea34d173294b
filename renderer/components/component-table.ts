/** What characters are put together from. */
export interface ComponentTable {
  /** The parts of a character, side by side; none if it is not taken apart. */
  partsOf: (character: string) => readonly string[];
  /** The characters that have this as one of their parts. */
  withPart: (part: string) => readonly string[];
  /** The characters of a radical with so many strokes beside it, the commonest first. */
  ofRadical: (radical: string, strokes: number) => readonly string[];
  /** Smaller is commoner; what no text of today has comes after all others, in the order of Unicode. */
  rank: (character: string) => number;
}

/** After every common character, of which there are fewer. */
const UNCOMMON = 100_000;
const RADICALS = 214;

/** Reads the files of tools/components.mjs. */
export function readComponentTable(files: {
  parts: string;
  radicals: string;
  common: string;
}): ComponentTable {
  const parts = readParts(files.parts);
  const radicals = new Map<string, string>();
  for (const line of files.radicals.split('\n')) {
    const [number = '', strokes = '', characters = ''] = line.split(' ');
    if (characters) radicals.set(`${number} ${strokes}`, characters);
  }
  const common = new Map(Array.from(files.common.trim(), (character, at) => [character, at]));
  const taken = new Map<string, readonly string[]>();
  let whole: ReadonlyMap<string, readonly string[]> | undefined;

  return {
    partsOf: (character) => {
      const known = taken.get(character) ?? Array.from(parts.get(character) ?? '');
      taken.set(character, known);
      return known;
    },
    withPart: (part) => {
      whole ??= wholesOf(parts);
      return whole.get(part) ?? [];
    },
    ofRadical: (radical, strokes) => {
      const number = numberOf(radical);
      return Array.from((number === undefined ? undefined : radicals.get(`${number} ${strokes}`)) ?? '');
    },
    rank: (character) => common.get(character) ?? UNCOMMON + (character.codePointAt(0) ?? 0),
  };
}

function readParts(file: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let code = 0;
  for (const line of file.split('\n')) {
    if (line.startsWith('=')) code = Number.parseInt(line.slice(1), 16);
    else {
      if (line) parts.set(String.fromCodePoint(code), line);
      code += 1;
    }
  }
  return parts;
}

function wholesOf(parts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const whole = new Map<string, string[]>();
  for (const [character, list] of parts) {
    for (const part of new Set(list)) {
      const known = whole.get(part);
      if (known) known.push(character);
      else whole.set(part, [character]);
    }
  }
  return whole;
}

/** 1 to 214: the radicals stand in Unicode in the order of the dictionary of Kangxi. */
function numberOf(radical: string): number | undefined {
  for (let number = 1; number <= RADICALS; number += 1) {
    if (String.fromCodePoint(0x2f00 + number - 1).normalize('NFKC') === radical) return number;
  }
  return undefined;
}
