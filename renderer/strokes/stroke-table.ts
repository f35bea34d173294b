/** The five keys: 一 and rising, 丨 also with a hook, 丿, 丶 also pressed out to the right, and 乙 for all that turns. */
export type Stroke = 'h' | 's' | 'p' | 'n' | 'z';

/** A character by its strokes, and how common it is: 0 for never, each 3 more twice as common. */
export interface Written {
  text: string;
  strokes: string;
  inText: number;
  asSurname: number;
  inGivenName: number;
}

/** All characters that have known strokes, sorted by them. */
export type StrokeTable = readonly Written[];

const line = /^([0-9a-z])([hspnz]*)(.+)$/u;
const entry = /([^\0-\x7f])([\0-\x7f]{0,3})/gu;

/** The file of tools/strokes.mjs: each line as much of the one before as its first digit says, and what follows. */
export function readStrokeTable(file: string): StrokeTable {
  const table: Written[] = [];
  let strokes = '';
  for (const one of file.split('\n')) {
    const [, same, rest = '', characters = ''] = line.exec(one) ?? [];
    if (same === undefined) continue;
    strokes = strokes.slice(0, Number.parseInt(same, 36)) + rest;
    for (const [, text = '', weights = ''] of characters.matchAll(entry)) {
      const weight = (at: number) => (at < weights.length ? weights.charCodeAt(at) - 0x30 : 0);
      table.push({ text, strokes, inText: weight(0), asSurname: weight(1), inGivenName: weight(2) });
    }
  }
  return table;
}
