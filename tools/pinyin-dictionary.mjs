// Makes the dictionary of the on-screen pinyin keyboard, renderer/pinyin/data/*.txt, from
//   - rime-data-pinyin-simp (Apache-2.0): words and characters with how often they are written;
//   - Unihan of the Unicode Character Database (Unicode licence): every character that has a Mandarin reading;
//   - pinyin-lists.txt beside this file: surnames, given names and the words of a service hall.
//
//   apt-get download rime-data-pinyin-simp unicode-data && for deb in *.deb; do dpkg-deb -x $deb sources; done
//   node tools/pinyin-dictionary.mjs sources/usr/share/rime-data sources/usr/share/unicode
//
// Written, one line per reading, syllables without tones and joined by spaces, sorted:
//   words.txt       reading TAB (word, weight)…   the weight is one character, see `weigh`
//   characters.txt  reading TAB characters         those that words.txt does not have at this reading, commonest first
//   names.txt       reading TAB surnames TAB given-name characters, commonest first, as rank and text
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, '..', 'renderer', 'pinyin', 'data');
const [rimeFolder, unicodeFolder] = process.argv.slice(2);
if (!rimeFolder || !unicodeFolder) {
  console.error(
    'node tools/pinyin-dictionary.mjs <folder of pinyin_simp.dict.yaml> <folder of Unihan_*.txt.bz2>',
  );
  process.exit(2);
}

const unihan = readUnihan();
const lists = readLists();
const words = new Map();
for (const { text, reading, count } of readRime()) addWord(text, reading, count);
// As common as a word that is met every day in a hall: enough to come before its homophones.
for (const { text, readings } of lists.words) for (const reading of readings) addWord(text, reading, 3000);

write(
  'words.txt',
  [...words].map(([reading, entries]) => [reading, wordsOf(entries)]),
);
write('characters.txt', charactersOf());
write('names.txt', namesOf());

function addWord(text, reading, count) {
  const entries = words.get(reading) ?? new Map();
  entries.set(text, Math.max(count, entries.get(text) ?? 0));
  words.set(reading, entries);
}

function wordsOf(entries) {
  return [...entries]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([text, count]) => text + weigh(count))
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
  for (const kind of ['surnames', 'given']) {
    lists[kind].forEach(({ text, readings }, rank) => {
      for (const reading of readings) {
        const line = byReading.get(reading) ?? { surnames: [], given: [] };
        if (!line[kind].some((name) => name.endsWith(text))) line[kind].push(`${rank}${text}`);
        byReading.set(reading, line);
      }
    });
  }
  return [...byReading].map(([reading, { surnames, given }]) => [
    reading,
    `${surnames.join(' ')}\t${given.join(' ')}`,
  ]);
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
  for (const { character, field, value } of unihanLines('Unihan_Readings.txt.bz2')) {
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
  for (const { character, field, value } of unihanLines('Unihan_Variants.txt.bz2')) {
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

function* unihanLines(file) {
  const text = execFileSync('bzcat', [path.join(unicodeFolder, file)], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  for (const line of text.split('\n')) {
    if (!line.startsWith('U+')) continue;
    const [code, field, value] = line.split('\t');
    yield { character: String.fromCodePoint(Number.parseInt(code.slice(2), 16)), field, value };
  }
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
    const title = /^\[(\w+)\]$/.exec(line)?.[1];
    if (title) section = sections[title] = [];
    else if (!line.startsWith('#')) section.push(...line.split(' ').filter(Boolean).map(readEntry));
  }
  return sections;
}

function readEntry(entry) {
  const [text, given] = entry.split(':');
  const usual = [...text].map((character) => unihan.get(character)?.readings[0] ?? '?').join(' ');
  if (!given && usual.includes('?')) throw new Error(`No reading for ${text}`);
  return {
    text,
    readings: given ? given.split(',').map((reading) => reading.replaceAll('-', ' ')) : [usual],
  };
}

function write(name, lines) {
  const text = lines
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([reading, rest]) => `${reading}\t${rest}\n`)
    .join('');
  writeFileSync(path.join(target, name), text);
  console.log(`${name}: ${lines.length} readings, ${Buffer.byteLength(text)} bytes`);
}
