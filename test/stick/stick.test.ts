import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStick, StickGone, StrangeStick, type Stick } from '../../stick/stick.ts';

let dir: string;
let root: string;
let outside: string;
let stick: Stick;
beforeEach(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-stick-'));
  [root, outside] = [path.join(dir, 'stick'), path.join(dir, 'outside')];
  mkdirSync(root);
  mkdirSync(outside);
  writeFileSync(path.join(outside, 'secret.json'), 'of somebody else');
  stick = await openStick(root);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const bytes = Buffer.from('what is written');
const textAt = (...place: string[]) => readFileSync(path.join(root, ...place), 'utf8');

test('what is written is there under its name, with its folders and nothing beside it, and again in place of the old', async () => {
  await stick.write(['a', 'b', 'c.json'], bytes);
  expect(textAt('a', 'b', 'c.json')).toBe('what is written');
  await stick.write(['a', 'b', 'c.json'], Buffer.from('anew'));
  expect(textAt('a', 'b', 'c.json')).toBe('anew');
  expect(readdirSync(path.join(root, 'a', 'b'))).toEqual(['c.json']);
  expect(Buffer.from((await stick.read(['a', 'b', 'c.json'], 4)) ?? []).toString()).toBe('anew');
  expect(await stick.bytes(['a', 'b', 'c.json'])).toBe(4);
  await stick.remove(['a', 'b']);
  expect(existsSync(path.join(root, 'a', 'b', 'c.json'))).toBe(true);
  await stick.remove(['a', 'b', 'c.json']);
  await stick.remove(['a', 'b']);
  expect(readdirSync(path.join(root, 'a'))).toEqual([]);
});

test('what a stick that was pulled out left half written is written over', async () => {
  mkdirSync(path.join(root, 'a'));
  writeFileSync(path.join(root, 'a', 'c.json.new'), 'what is wr');
  await stick.write(['a', 'c.json'], bytes);
  expect(readdirSync(path.join(root, 'a'))).toEqual(['c.json']);
});

test('no link leads out of the stick, be it a folder, a file, or one that is laid where something will be written', async () => {
  symlinkSync(outside, path.join(root, 'folder'));
  symlinkSync(path.join(outside, 'secret.json'), path.join(root, 'file.json'));
  mkdirSync(path.join(root, 'a'));
  symlinkSync(path.join(outside, 'secret.json'), path.join(root, 'a', 'c.json'));
  symlinkSync(path.join(outside, 'secret.json'), path.join(root, 'a', 'c.json.new'));
  symlinkSync(path.join(outside, 'not-there'), path.join(root, 'nowhere'));

  expect(await stick.read(['folder', 'secret.json'], 100)).toBeUndefined();
  expect(await stick.read(['file.json'], 100)).toBeUndefined();
  expect(await stick.names(['folder'], 10)).toEqual([]);
  await expect(stick.write(['folder', 'secret.json'], bytes)).rejects.toThrow(StrangeStick);
  await expect(stick.write(['nowhere', 'c.json'], bytes)).rejects.toThrow(StrangeStick);
  await stick.write(['a', 'c.json'], bytes);
  expect(textAt('a', 'c.json')).toBe('what is written');
  await stick.remove(['folder', 'secret.json']);
  expect(readdirSync(outside)).toEqual(['secret.json']);
  expect(readFileSync(path.join(outside, 'secret.json'), 'utf8')).toBe('of somebody else');
});

test.each(['..', '.', '', 'a/b', '..\\outside', 'C:', 'a\0b'])('%j is no name', async (name) => {
  expect(await stick.read([name, 'secret.json'], 100)).toBeUndefined();
  expect(await stick.names(['..', 'outside', name], 10)).toEqual([]);
  await expect(stick.write([name, 'c.json'], bytes)).rejects.toThrow(StrangeStick);
  await expect(stick.write(['a', name], bytes)).rejects.toThrow(StrangeStick);
});

test('a file of terabytes, a pipe and a folder of a million names take neither memory nor time', async () => {
  writeFileSync(path.join(root, 'large.json'), '');
  truncateSync(path.join(root, 'large.json'), 2 ** 42);
  execFileSync('mkfifo', [path.join(root, 'pipe.json')]);
  mkdirSync(path.join(root, 'many'));
  for (let count = 0; count < 2000; count += 1) writeFileSync(path.join(root, 'many', String(count)), '');
  expect(await stick.read(['large.json'], 1000)).toBeUndefined();
  expect(await stick.read(['pipe.json'], 1000)).toBeUndefined();
  expect(await stick.bytes(['pipe.json'])).toBeUndefined();
  expect(await stick.names(['many'], 100)).toHaveLength(100);
  expect(await stick.names(['large.json'], 100)).toEqual([]);
});

test('once the stick is out nothing is written to the disk beneath it', async () => {
  // A mount point that stays behind is another folder than the stick was, and never its number by chance: that is still taken.
  renameSync(root, path.join(dir, 'pulled-out'));
  mkdirSync(root);
  await expect(stick.write(['a', 'c.json'], bytes)).rejects.toThrow(StickGone);
  expect(readdirSync(root)).toEqual([]);
  expect(await stick.read(['a', 'c.json'], 100)).toBeUndefined();
  rmSync(root, { recursive: true });
  await expect(stick.write(['a', 'c.json'], bytes)).rejects.toThrow(StickGone);
  await expect(openStick(root)).rejects.toThrow('ENOENT');
});

test('a file that is called off is not there under its name', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(stick.write(['a', 'c.json'], bytes, stop.signal)).rejects.toThrow('aborted');
  expect(readdirSync(path.join(root, 'a'))).toEqual([]);
});
