import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readClipList, stateOf } from '../../../tools/voices/clip-list.ts';
import { importClips } from '../../../tools/voices/import-clips.ts';
import { recordable, unheard } from '../../../tools/voices/recordable.ts';
import { writeSheet } from '../../../tools/voices/record-sheet.ts';
import { aloud } from '../../../renderer/speech/spoken-text.ts';
import type { Saying } from '../../../renderer/text/saying.ts';
import { tone, wavOf } from '../../support/wav.ts';

let dir: string;
const voiceDir = () => path.join(dir, 'voices', 'x-wanzhou');
const sheetDir = () => path.join(dir, 'sheet');
const shipped = () => recordable('locales', 'services', 'zh-CN', 'x-wanzhou');
const record = (file: string, bytes: Uint8Array) => writeFileSync(path.join(sheetDir(), file), bytes);
const spoken = (rate: number, channels = 1) =>
  wavOf(tone(rate, { before: 0.5, length: 1, after: 0.5 }), rate, channels);

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-voices-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('the sentences to be read are those that are said and never change', () => {
  const sentences = shipped();
  const ofKey = (key: string) =>
    sentences.filter(({ texts }) => texts.includes(key)).map(({ sentence }) => sentence);
  expect(ofKey('resident:welcome.ask')).toEqual(['您好！', '我怎么跟您说话？']);
  // With a number in it, or for the eye alone, it is not to be read; said in other words, those are.
  expect(ofKey('part:beads.count')).toEqual([]);
  expect(ofKey('input:sign.point')).toEqual([]);
  expect(ofKey('input:sign.point_spoken')).toEqual(['点']);
  expect(ofKey('elder-allowance:title')).toEqual(['高龄津贴']);
  // Staff and authors read for themselves.
  expect(sentences.some(({ texts }) => texts.some((key) => /^(staff|paper|authoring):/.test(key)))).toBe(
    false,
  );
  // One sentence is read once, however many texts hold it.
  expect(new Set(sentences.map(({ sentence }) => sentence)).size).toBe(sentences.length);
});

test('whatever of the program residents hear is on the sheet, and what they do not hear is named with its reason', () => {
  const files = readdirSync('locales/zh-CN').map((file) => path.basename(file, '.json'));
  const silent = Object.keys(unheard);
  // One that is not there any more would hide the next of its name.
  expect(files).toEqual(expect.arrayContaining(silent));
  const onTheSheet = new Set(shipped().flatMap(({ texts }) => texts.map((key) => key.split(':')[0])));
  for (const service of readdirSync('services')) onTheSheet.delete(service);
  expect(onTheSheet).toEqual(new Set(files.filter((file) => !silent.includes(file))));
  // The lesson of the eight keys is for those who depend on the voice most.
  expect(shipped().map(({ sentence }) => sentence)).toEqual(
    expect.arrayContaining(['选了', '到头了，转回来。', '用这八个键，也能办事']),
  );
});

test('a file of texts that is added is heard, until it is said why it is not', () => {
  const locales = path.join(dir, 'locales');
  cpSync('locales', locales, { recursive: true });
  writeFileSync(path.join(locales, 'zh-CN', 'weather.json'), JSON.stringify({ rain: '外面下雨了。' }));
  const sheet = recordable(locales, 'services', 'zh-CN', 'x-wanzhou');
  expect(sheet).toContainEqual({ language: 'zh-CN', sentence: '外面下雨了。', texts: ['weather:rain'] });
});

test('figures stand on the sheet as they are said', () => {
  const all = recordable('locales', 'services', 'zh-CN', 'x-wanzhou').map(({ sentence }) => sentence);
  expect(all.filter((sentence) => /[0-9]/.test(sentence))).toEqual([]);
});

test('figures stand as they are read in the speech that is recorded, as the kiosk asks for them', () => {
  const services = path.join(dir, 'services', 'sample');
  mkdirSync(services, { recursive: true });
  const hotline: Saying = { ns: 'resident', key: 'literal', values: { text: '请拨 12315。' } };
  writeFileSync(path.join(services, 'text.zh-CN.json'), JSON.stringify({ title: hotline.values?.['text'] }));
  for (const [variety, sentence] of Object.entries({ cmn: '请拨幺二三幺五。', yue: '请拨一二三一五。' })) {
    const sheet = recordable('locales', path.join(dir, 'services'), 'zh-CN', variety);
    expect(sheet.find(({ texts }) => texts.includes('sample:title'))?.sentence).toBe(sentence);
    expect(aloud(hotline, 'zh-CN')(variety)).toBe(sentence);
  }
  // Written out by hand they would be the figures of one speech alone.
  for (const language of ['zh-CN', 'zh-HK']) {
    const inCantonese = recordable('locales', 'services', language, 'yue').map(({ sentence }) => sentence);
    expect(inCantonese.filter((sentence) => sentence.includes('幺'))).toEqual([]);
    const inMandarin = recordable('locales', 'services', language, 'cmn').map(({ sentence }) => sentence);
    expect(inMandarin.filter((sentence) => sentence.includes('一二零'))).toEqual([]);
  }
});

test('what was read is taken in under its number, and what is no good is named', async () => {
  const wanted = shipped().slice(0, 6);
  writeSheet(sheetDir(), 'x-wanzhou', 'zh-CN', wanted);
  record('001.wav', spoken(44_100, 2));
  record('2 第二遍.WAV', spoken(48_000));
  record('003.wav', wavOf(new Float32Array(24_000), 24_000));
  record('004.wav', Buffer.from('no sound at all'));
  record('099.wav', spoken(24_000));
  record('2.wav', spoken(24_000));
  record('notes.txt', Buffer.from('001 is the best'));

  const { taken, problems } = await importClips(sheetDir(), voiceDir());
  expect(taken.map(({ sentence }) => sentence)).toEqual([wanted[0]?.sentence, wanted[1]?.sentence]);
  for (const { seconds } of taken) expect(seconds).toBeCloseTo(1.21, 1);
  expect(problems).toEqual([
    { file: '003.wav', problem: 'silent' },
    { file: '004.wav', problem: 'unreadable' },
    { file: '099.wav', problem: 'no-number' },
    { file: '2.wav', problem: 'twice' },
  ]);

  const list = readClipList(voiceDir(), 'zh-CN');
  expect(list.clips[wanted[0]?.sentence ?? '']?.texts).toEqual(wanted[0]?.texts);
  const files = readdirSync(path.join(voiceDir(), 'clips'));
  expect(files.sort()).toEqual(
    Object.values(list.clips)
      .map(({ file }) => file)
      .sort(),
  );
  expect(streamInfo(path.join(voiceDir(), 'clips', files[0] ?? ''))).toEqual({
    rate: 24_000,
    channels: 1,
    bits: 16,
    seconds: expect.closeTo(1.21, 1) as number,
  });
});

test('recordings of a second language are taken in beside the first, each under its own', async () => {
  const [mainland] = shipped();
  const [hongKong] = recordable('locales', 'services', 'zh-HK', 'x-wanzhou');
  for (const sentence of [mainland, hongKong]) {
    if (!sentence) throw new Error('There is nothing to read');
    writeSheet(sheetDir(), 'x-wanzhou', sentence.language, [sentence]);
    record('001.wav', spoken(24_000));
    await importClips(sheetDir(), voiceDir());
  }
  const { language, clips } = readClipList(voiceDir(), 'zh-CN');
  expect(language).toBe('zh-CN');
  expect(clips[mainland?.sentence ?? '']?.language).toBeUndefined();
  expect(clips[hongKong?.sentence ?? '']?.language).toBe('zh-HK');
});

test('a sentence that says something else now is named with what it says, and so is a file that is gone', async () => {
  const [first, second] = shipped().filter(({ texts }) => texts.length === 1);
  writeSheet(sheetDir(), 'x-wanzhou', 'zh-CN', first && second ? [first, second] : []);
  record('001.wav', spoken(24_000));
  record('002.wav', spoken(24_000));
  await importClips(sheetDir(), voiceDir());
  expect(stateOf(readClipList(voiceDir(), 'zh-CN'), shipped(), ['zh-CN'], voiceDir())).toMatchObject({
    stale: [],
    lost: [],
    missing: shipped().filter(({ sentence }) => ![first?.sentence, second?.sentence].includes(sentence)),
  });

  // The text is rewritten, as an author would.
  const locales = path.join(dir, 'locales');
  cpSync('locales', locales, { recursive: true });
  const file = path.join(locales, 'zh-CN', `${first?.texts[0]?.split(':')[0]}.json`);
  const changed = first?.sentence.replace(/.$/u, '啊。') ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace(`"${first?.sentence}`, `"${changed}`));
  const clip = readClipList(voiceDir(), 'zh-CN').clips[second?.sentence ?? '']?.file ?? '';
  rmSync(path.join(voiceDir(), 'clips', clip));
  expect(existsSync(path.join(voiceDir(), 'clips', clip))).toBe(false);

  const state = stateOf(
    readClipList(voiceDir(), 'zh-CN'),
    recordable(locales, 'services', 'zh-CN', 'x-wanzhou'),
    ['zh-CN'],
    voiceDir(),
  );
  expect(state.stale).toEqual([{ sentence: first?.sentence, texts: first?.texts, now: [changed] }]);
  expect(state.lost).toEqual([second?.sentence]);
  expect(state.missing.map(({ sentence }) => sentence)).toContain(changed);
});

/** The first block of a FLAC file. */
function streamInfo(file: string) {
  const bytes = readFileSync(file);
  expect(bytes.toString('latin1', 0, 4)).toBe('fLaC');
  const packed = bytes.readBigUInt64BE(18);
  const rate = Number(packed >> 44n);
  return {
    rate,
    channels: Number((packed >> 41n) & 7n) + 1,
    bits: Number((packed >> 36n) & 31n) + 1,
    seconds: Number(packed & 0xf_ff_ff_ff_ffn) / rate,
  };
}
