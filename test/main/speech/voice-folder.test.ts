import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readVoiceFolders } from '../../../main/speech/voice-folder.ts';
import { apiOf } from '../../support/call-machine.ts';
import { startTestMachine } from '../../support/test-machine.ts';

let dir: string;
const write = (name: string, content: unknown) => {
  const file = path.join(dir, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
};
const wanzhou = { name: '万州话', languages: ['zh-CN'], next: ['cmn'] };
const clips = {
  language: 'zh-CN',
  clips: { '您好！': { file: '0123456789abcdef.flac', texts: ['resident:welcome.ask'] } },
};

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-voices-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a folder for each speech is read, the hall’s own with its name', () => {
  write('x-wanzhou/variety.json', wanzhou);
  write('x-wanzhou/clips.json', clips);
  write('cmn/clips.json', clips);
  write('not a tag/clips.json', clips);
  write('notes.txt', 'nothing');
  const voices = readVoiceFolders(dir, { line: () => undefined });
  expect(voices.toSorted((one, other) => one.variety.localeCompare(other.variety))).toEqual([
    { variety: 'cmn', own: null, clips: 1, neural: false, problem: null },
    { variety: 'x-wanzhou', own: wanzhou, clips: 1, neural: false, problem: null },
  ]);
  expect(readVoiceFolders(path.join(dir, 'nothing'), { line: () => undefined })).toEqual([]);
});

test.each([
  ['variety.json', 'no JSON'],
  ['variety.json', { ...wanzhou, languages: [] }],
  ['clips.json', { language: 'zh-CN', clips: { 您好: { file: '../../../etc/passwd', texts: [] } } }],
])('a %s that is not what it should be is told of, and the others are read', (file, content) => {
  write('x-wanzhou/variety.json', wanzhou);
  write('x-wanzhou/clips.json', clips);
  write(`x-wanzhou/${file}`, content);
  write('cmn/clips.json', clips);
  const lines: unknown[] = [];
  const voices = readVoiceFolders(dir, { line: (name, fields) => lines.push([name, fields]) });
  expect(voices.find(({ variety }) => variety === 'x-wanzhou')).toMatchObject({ clips: 0, problem: file });
  expect(voices.find(({ variety }) => variety === 'cmn')).toMatchObject({ clips: 1, problem: null });
  expect(lines).toEqual([['voice-refused', { variety: 'x-wanzhou', file }]]);
});

test('the machine tells what it has, hands it out, and nothing beside it', async () => {
  write('voices/x-wanzhou/variety.json', wanzhou);
  write('voices/x-wanzhou/clips.json', clips);
  write('voices/x-wanzhou/clips/0123456789abcdef.flac', 'fLaC');
  write('secret.json', '{}');
  const machine = await startTestMachine({ configuration: { voicesDir: path.join(dir, 'voices') } });
  try {
    const { voices } = await apiOf(machine.fetch).kiosk.state();
    expect(voices).toEqual([{ variety: 'x-wanzhou', own: wanzhou, clips: 1, neural: false, problem: null }]);
    const get = (name: string) =>
      machine.fetch(new Request(`app://kiosk/voice/hall/${name}`), { screen: 'kiosk' });
    expect(await (await get('x-wanzhou/clips.json')).json()).toEqual(clips);
    const clip = await get('x-wanzhou/clips/0123456789abcdef.flac');
    expect(clip.headers.get('content-type')).toBe('audio/flac');
    expect((await get('x-wanzhou/clips/ffffffffffffffff.flac')).status).toBe(404);
    expect((await get('..%2fsecret.json')).status).toBe(404);
    expect((await get('../secret.json')).status).toBe(404);
  } finally {
    await machine.end();
  }
});
