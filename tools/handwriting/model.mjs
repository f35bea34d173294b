// Makes what the kiosk knows of handwriting, renderer/handwriting/data/, from
//   - hanzi-writer-data (Arphic Public License): how 9,574 characters are written, simplified and traditional;
//   - Unihan of the Unicode Character Database (Unicode licence): which traditional character a simplified one stands for;
//   - renderer/pinyin/data/words.txt: how often a character is met.
//
//   npm pack hanzi-writer-data && tar xzf hanzi-writer-data-*.tgz
//   apt-get download unicode-data && dpkg-deb -x unicode-data*.deb sources
//   node tools/handwriting/model.mjs package sources/usr/share/unicode
//
// It takes about a quarter of an hour and comes out the same each time. Written:
//   characters.txt   every character, in the order of all that follows
//   directions.bin   little-endian, one after the other: step (float32) · mean (float32, `features`) · scale of every row of
//                    the projection (float32, `dimensions`) · the projection (int8, `dimensions * features`) · the place of every
//                    character (int8, `dimensions` each) · rarity in simplified texts, then in traditional ones (uint8 each, in
//                    tenths of a natural logarithm)
//   strokes.bin      for every character: how many strokes; for each: how many points; for each: x, y (uint8, 255 a side)
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { importTypeScript } from '../import-typescript.mjs';
import { place } from '../place.mjs';
import { discriminate } from './discriminant.mjs';
import { sharpen } from './sharpen.mjs';
import { vary } from './vary.mjs';

const [writerFolder, unicodeFolder] = process.argv.slice(2);
if (!writerFolder || !unicodeFolder) {
  console.error(
    'node tools/handwriting/model.mjs <folder of hanzi-writer-data> <folder of Unihan_Variants.txt.bz2>',
  );
  process.exit(2);
}
const target = place('renderer/handwriting/data');
const geometry = await importTypeScript('renderer/handwriting/ink.ts');
const { directionsOf, features } = await importTypeScript('renderer/handwriting/directions.ts');
const { randomFrom } = await importTypeScript('tools/random-from.ts');
const { dimensions } = await importTypeScript('renderer/handwriting/model.ts');

/** How often each character is written for the covariance, and how many rounds of correction follow. */
const WRITINGS = 8;
const ROUNDS = 6;

const random = randomFrom(20261129);
const patterns = readPatterns();
const characters = patterns.map(({ character }) => character);
const writing = new Float32Array(features);
const write = (index) => directionsOf(vary(patterns[index].strokes, random, geometry), writing);

const measured = measure();
const { mean, projection, places } = discriminate(measured.within, measured.means, features, dimensions);
console.log('the dimensions stand');
sharpen(places, dimensions, (index) => project(write(index)), random, ROUNDS, console.log);

writeFileSync(path.join(target, 'characters.txt'), characters.join(''));
writeFileSync(path.join(target, 'directions.bin'), packDirections());
writeFileSync(path.join(target, 'strokes.bin'), packStrokes());

/** In a square of side 1, y downwards: the source has it 1024 wide and its upper edge at 900. */
function readPatterns() {
  return readdirSync(writerFolder)
    .filter((file) => /^\p{Script=Han}\.json$/u.test(file))
    .sort()
    .map((file) => ({
      character: path.basename(file, '.json'),
      strokes: JSON.parse(readFileSync(path.join(writerFolder, file), 'utf8')).medians.map((stroke) =>
        stroke.map(([x, y]) => [x / 1024, (900 - y) / 1024]),
      ),
    }));
}

/** The mean of every character's writings, and the covariance about it, over all characters together. */
function measure() {
  const means = new Float32Array(characters.length * features);
  const within = new Float64Array(features * features);
  for (let index = 0; index < characters.length; index += 1) {
    const writings = Array.from({ length: WRITINGS }, () => Float32Array.from(write(index)));
    const own = means.subarray(index * features, (index + 1) * features);
    for (const each of writings) each.forEach((value, at) => (own[at] += value / WRITINGS));
    for (const each of writings) addProduct(within, each, own);
  }
  const degrees = characters.length * (WRITINGS - 1);
  for (let row = 0; row < features; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      within[column * features + row] = within[row * features + column] /= degrees;
    }
  }
  return { means, within };
}

/** The lower half of the product of a writing's deviation with itself. */
function addProduct(sum, each, own) {
  const apart = each.map((value, at) => value - own[at]);
  for (let row = 0; row < features; row += 1) {
    const value = apart[row];
    if (value === 0) continue;
    for (let column = 0, at = row * features; column <= row; column += 1, at += 1)
      sum[at] += value * apart[column];
  }
}

function project(seen) {
  const placed = new Float32Array(dimensions);
  for (let row = 0; row < dimensions; row += 1) {
    let sum = 0;
    for (let at = 0, from = row * features; at < features; at += 1)
      sum += projection[from + at] * (seen[at] - mean[at]);
    placed[row] = sum;
  }
  return placed;
}

function packDirections() {
  // The few that lie farthest are drawn in a little, for the sake of a finer step for all.
  const sizes = places.map(Math.abs).sort();
  const step = sizes[Math.floor(sizes.length * 0.9999)] / 127;
  const scales = Float32Array.from({ length: dimensions }, (_, row) => {
    const numbers = projection.subarray(row * features, (row + 1) * features);
    return numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
  });
  const rare = rarities();
  return Buffer.concat(
    [
      Float32Array.of(step),
      mean,
      scales,
      Int8Array.from(projection, (value, at) => whole(value / scales[Math.floor(at / features)])),
      Int8Array.from(places, (value) => whole(value / step)),
      Uint8Array.from(rare.simplified),
      Uint8Array.from(rare.traditional),
    ].map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** In an int8. */
function whole(value) {
  return Math.max(-127, Math.min(127, Math.round(value)));
}

function packStrokes() {
  return Uint8Array.from(
    patterns.flatMap(({ strokes }) => [
      strokes.length,
      ...strokes.flatMap((stroke) => {
        const few = withoutNeedless(stroke);
        return [few.length, ...few.flatMap(([x, y]) => [part(x), part(y)])];
      }),
    ]),
  );
}

/** Of the square's side, in a uint8. */
function part(value) {
  return Math.max(0, Math.min(255, Math.round(value * 255)));
}

/** The same line with as few points as stay within a hundredth of it (Douglas and Peucker, 1973). */
function withoutNeedless(stroke) {
  const [first, last] = [stroke[0], stroke.at(-1)];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  let [farthest, off] = [0, 0.01];
  stroke.forEach(([x, y], at) => {
    const [px, py] = [x - first[0], y - first[1]];
    const apart = length > 0 ? Math.abs(px * dy - py * dx) / length : Math.hypot(px, py);
    if (apart > off) [farthest, off] = [at, apart];
  });
  if (farthest === 0) return [first, last];
  return [
    ...withoutNeedless(stroke.slice(0, farthest + 1)).slice(0, -1),
    ...withoutNeedless(stroke.slice(farthest)),
  ];
}

/** How seldom each character is met, in tenths of a natural logarithm, in texts of each script. */
function rarities() {
  const ALL = 18;
  const NEVER = ALL + 1;
  const cost = new Map();
  for (const line of readFileSync(place('renderer/pinyin/data/words.txt'), 'utf8').split('\n')) {
    const [reading, entries = ''] = line.split('\t');
    if (!reading || reading.includes(' ')) continue;
    for (const [, character, weight] of entries.matchAll(/(\p{Script=Han})(.)/gu)) {
      const own = Math.max(0, ALL - ((weight.codePointAt(0) - 0x30) / 3) * Math.LN2);
      cost.set(character, Math.min(own, cost.get(character) ?? NEVER));
    }
  }
  const simplified = new Map();
  const traditional = new Set();
  const variants = execFileSync('bzcat', [path.join(unicodeFolder, 'Unihan_Variants.txt.bz2')], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  for (const [, code, kind, others] of variants.matchAll(
    /^U\+(\w+)\t(kSimplifiedVariant|kTraditionalVariant)\t(.+)$/gm,
  )) {
    const character = String.fromCodePoint(Number.parseInt(code, 16));
    const list = others.split(' ').map((other) => String.fromCodePoint(Number.parseInt(other.slice(2), 16)));
    if (list.includes(character)) continue;
    if (kind === 'kSimplifiedVariant') simplified.set(character, list[0]);
    else traditional.add(character);
  }
  const costOf = (character) => cost.get(character) ?? NEVER;
  return {
    simplified: characters.map((character) => Math.round(costOf(character) * 10)),
    traditional: characters.map((character) => {
      if (traditional.has(character) && !simplified.has(character)) return NEVER * 10;
      return Math.round(Math.min(costOf(character), costOf(simplified.get(character) ?? character)) * 10);
    }),
  };
}
