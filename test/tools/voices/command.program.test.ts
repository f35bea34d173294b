import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clipsFileShape, type ClipsFile } from '../../../main/speech/voice-folder.ts';
import { clipName } from '../../../tools/voices/clip-name.ts';
import { sheetShape } from '../../../tools/voices/record-sheet.ts';
import { tone, wavOf } from '../../support/wav.ts';

// The command as a person of a hall types it. What it says to whoever typed it goes to standard error, what may be read
// on by another program to standard output.

// Each asks for a program several times, and a busy computer takes seconds to start one.
vi.setConfig({ testTimeout: 60_000 });

const root = path.join(import.meta.dirname, '../../..');
let dir = '';
const sheet = () => path.join(dir, 'sheet');
const services = () => path.join(dir, 'services');
const ofService = (language: string) => path.join(services(), 'sample', `text.${language}.json`);
const clipsOf = (variety: string) => path.join(dir, 'voices', variety, 'clips.json');

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'bangban-voices-'));
  mkdirSync(path.dirname(ofService('zh-CN')), { recursive: true });
  write(ofService('zh-CN'), { title: '领米。', ask: '几个人吃饭？' });
  write(ofService('zh-HK'), { title: '領米。', ask: '幾個人食飯？' });
  write(path.join(dir, 'voices/x-wanzhou/variety.json'), {
    name: '万州话',
    languages: ['zh-CN'],
    next: ['cmn'],
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('npm run voices', () => {
  it('takes a hall from the sheet to recordings that its kiosk has', async () => {
    const before = await voices('list');
    const unread = before.out.trim().split('\n');
    expect(before.code).toBe(0);
    expect(unread).toContain('领米。\tsample:title');
    expect(before.said).toBe(
      `${unread.length} of ${unread.length} sentences are still to be read in x-wanzhou.\n`,
    );

    const made = await voices('record-sheet', sheet());
    const page = path.join(sheet(), 'sheet.html');
    expect(made).toEqual({
      code: 0,
      out: '',
      said: `${unread.length} sentences of zh-CN to read: ${page}\n`,
    });
    expect(readFileSync(page, 'utf8')).toContain(`<b>${numberOf('领米。')}</b><p>领米。</p>`);

    record('领米。', wavOf(tone(24_000, { before: 0.3, length: 1, after: 0.3 }), 24_000));
    record('几个人吃饭？', wavOf(new Float32Array(24_000), 24_000));
    const silent = `${numberOf('几个人吃饭？')}.wav`;
    expect(await voices('import', sheet())).toEqual({
      code: 1,
      out: `✗ ${silent}: nobody is heard in it\n`,
      said: '1 recordings taken in (1 s of speech), 1 left out.\n',
    });
    record('几个人吃饭？', wavOf(tone(24_000, { length: 2 }), 24_000));
    expect(await voices('import', sheet())).toEqual({
      code: 0,
      out: '',
      said: '2 recordings taken in (3 s of speech), 0 left out.\n',
    });
    expect((await voices('list')).out.trim().split('\n')).toHaveLength(unread.length - 2);
  });

  it('names what nobody has read, what says something else by now, and the file that is gone', async () => {
    await readAll('x-wanzhou', 'zh-CN');
    const all = Object.keys(clipList('x-wanzhou').clips).length;
    expect(await voices('check')).toEqual({
      code: 0,
      out: '',
      said: `${all} sentences: ${all} read, 0 not yet.\n`,
    });
    expect(await voices('record-sheet', sheet())).toEqual({
      code: 0,
      out: '',
      said: 'Everything has been read in x-wanzhou already.\n',
    });

    write(ofService('zh-CN'), { title: '领米面。', ask: '几个人吃饭？' });
    rmSync(path.join(dir, 'voices/x-wanzhou/clips', clipList('x-wanzhou').clips['几个人吃饭？']?.file ?? ''));
    expect(await voices('check')).toEqual({
      code: 1,
      out: [
        '– not read: 领米面。 (sample:title)',
        '✗ read as: 领米。',
        '  says now: 领米面。',
        '✗ its file is gone: 几个人吃饭？',
        '',
      ].join('\n'),
      said: `${all} sentences: ${all - 1} read, 1 not yet.\n`,
    });
    rmSync(ofService('zh-CN'));
    expect((await voices('check')).out).toContain('✗ read as: 领米。\n  says now: nothing any more\n');
  });

  it('names the file that a speech of the hall’s own lacks, without which no kiosk speaks it', async () => {
    await readAll('x-wanzhou', 'zh-CN');
    rmSync(path.join(dir, 'voices/x-wanzhou/variety.json'));
    expect(await voices('check')).toMatchObject({
      code: 1,
      out: '✗ its variety.json is missing: no kiosk speaks it without one\n',
    });
    // A sheet may be wanted before.
    expect((await voices('list')).code).toBe(0);
  });

  it('goes over every language that is read in a speech, each sentence against the texts of its own', async () => {
    await readAll('cmn', 'zh-CN');
    // Read in one language alone: the other is still to be read, and nothing has changed.
    const half = await voices('check', '--variety', 'cmn');
    expect(half.code).toBe(1);
    expect(half.out).toContain('– not read: 領米。 (sample:title)\n');
    expect(half.out).not.toContain('✗');
    // A hall that shows one of them alone asks about that one.
    expect((await voices('check', '--variety', 'cmn', '--language', 'zh-CN')).code).toBe(0);

    // The next sheet is in the language that is still to be read.
    await readAll('cmn', 'zh-HK');
    expect(await voices('check', '--variety', 'cmn')).toMatchObject({ code: 0, out: '' });
    // Asked about one of them, what was read of the other is no less what the screen says.
    const mainland = await voices('check', '--variety', 'cmn', '--language', 'zh-CN');
    expect(mainland).toMatchObject({ code: 0, out: '' });

    write(ofService('zh-HK'), { title: '領米同麵。', ask: '幾個人食飯？' });
    const changed = await voices('check', '--variety', 'cmn');
    expect(changed.code).toBe(1);
    expect(changed.out).toBe(
      '– not read: 領米同麵。 (sample:title)\n✗ read as: 領米。\n  says now: 領米同麵。\n',
    );
  });

  it('reads English in English without being told', async () => {
    write(ofService('en'), { title: 'Rice' });
    expect((await voices('list', '--variety', 'en')).out).toContain('Rice\tsample:title\n');
  });

  it.each([
    ['nothing', []],
    ['no such thing', ['sing']],
    ['no speech', ['list', '--variety', '../secret']],
    ['a sheet for nowhere', ['record-sheet']],
    ['an option that there is not', ['list', '--loud']],
  ])('says how it is called when it was asked for %s', async (_what, args) => {
    const { code, out, said } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(said).not.toBe('');
    expect(said).not.toContain('    at ');
  });

  it('says what it wants where a folder is not what it should be', async () => {
    expect(await voices('import', dir)).toEqual({
      code: 2,
      out: '',
      said: `There is no sheet.json in ${dir}: recordings belong into the folder of their sheet.\n`,
    });
    expect(await voices('list', '--language', 'ug')).toEqual({
      code: 2,
      out: '',
      said: 'There are no texts in the language ug.\n',
    });
    for (const file of ['clips.json', 'variety.json']) {
      const broken = path.join(dir, 'voices/x-wanzhou', file);
      writeFileSync(broken, 'no JSON');
      expect(await voices('check')).toEqual({
        code: 2,
        out: '',
        said: `${broken} is not what it should be: mend it or take it away.\n`,
      });
    }
  });
});

/** With the hall's folders, in its own speech unless the last word is another one. */
const voices = (...args: string[]) =>
  run(['--variety', 'x-wanzhou', '--voices', path.join(dir, 'voices'), '--services', services(), ...args]);

async function run(args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  return new Promise((resolve) => {
    const command = [path.join(root, 'tools/voices.mjs'), ...args];
    const child = execFile(process.execPath, command, (_error, out, said) => {
      resolve({ code: child.exitCode ?? -1, out, said });
    });
  });
}

const sheetIn = (folder: string) => sheetShape.parse(parsed(path.join(folder, 'sheet.json')));
const clipList = (variety: string) => clipsFileShape.parse(parsed(clipsOf(variety)));
const parsed = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function numberOf(sentence: string): string {
  const found = Object.entries(sheetIn(sheet()).sentences).find(([, one]) => one.sentence === sentence);
  if (!found) throw new Error(`${sentence} is not on the sheet`);
  return found[0];
}

function record(sentence: string, bytes: Uint8Array): void {
  writeFileSync(path.join(sheet(), `${numberOf(sentence)}.wav`), bytes);
}

/** As if every sentence of the next sheet had been read: taking in so many real recordings would take minutes. */
async function readAll(variety: string, language: string): Promise<void> {
  rmSync(sheet(), { recursive: true, force: true });
  await voices('record-sheet', sheet(), '--variety', variety);
  const next = sheetIn(sheet());
  expect(next.language).toBe(language);
  const list: ClipsFile = existsSync(clipsOf(variety)) ? clipList(variety) : { language, clips: {} };
  const folder = path.join(dir, 'voices', variety, 'clips');
  mkdirSync(folder, { recursive: true });
  for (const { sentence, texts } of Object.values(next.sentences)) {
    const file = clipName(variety, sentence);
    writeFileSync(path.join(folder, file), 'fLaC');
    list.clips[sentence] = { file, texts, ...(language !== list.language && { language }) };
  }
  write(clipsOf(variety), list);
}

function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
}
