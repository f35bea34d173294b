import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Recordings, recordingsIn } from '../../../main/session/recordings.ts';
import { sealedFilesIn, sealedFilesInMemory } from '../../../main/store/sealed-files.ts';

const session = randomUUID();
const key = createSecretKey(randomBytes(32));
const story = { question: 'story' };
const second = (number: number) => ({
  number,
  ms: (number + 1) * 1000,
  bytes: Buffer.from(`second ${number} of what was said`),
});

let dir: string;
let recordings: Recordings;
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-recordings-'));
  recordings = recordingsIn(sealedFilesIn(dir));
});
afterEach(() => rmSync(dir, { recursive: true }));

const say = (seconds: number, at = story) => {
  for (let number = 0; number < seconds; number += 1) {
    expect(recordings.add(session, key, at, second(number))).toBe('kept');
  }
};
const secondPiece = (ms: number, bytes: number) =>
  recordings.add(session, key, story, { number: 1, ms, bytes: Buffer.alloc(bytes) });
const said = async () => (await recordings.read(session, key, story))?.content.toString();
const file = () => path.join(dir, readdirSync(dir)[0] ?? '');

test('each piece is there for whoever comes after a crash, and a crash goes on with nothing', async () => {
  say(3);
  recordings = recordingsIn(sealedFilesIn(dir));
  expect(await recordings.read(session, key, story)).toEqual({
    content: Buffer.concat([second(0), second(1), second(2)].map(({ bytes }) => bytes)),
    ms: 3000,
  });
  expect(recordings.add(session, key, story, second(3))).toBe('gone');
});

test('a piece comes once and in its turn, and the first begins anew', async () => {
  say(2);
  expect(recordings.add(session, key, story, second(1))).toBe('gone');
  expect(recordings.add(session, key, story, second(3))).toBe('gone');
  say(1);
  expect(await said()).toBe('second 0 of what was said');
});

test('what the power cut short ends before the piece that is not whole', async () => {
  say(3);
  const whole = readFileSync(file());
  for (let cut = 1; cut < whole.length / 3; cut += 7) {
    writeFileSync(file(), whole.subarray(0, whole.length - cut));
    expect(await said()).toBe('second 0 of what was saidsecond 1 of what was said');
  }
  writeFileSync(file(), whole.subarray(0, 9));
  expect(await said()).toBeUndefined();
  writeFileSync(file(), whole);
  appendFileSync(file(), randomBytes(50));
  expect((await recordings.read(session, key, story))?.ms).toBe(3000);
});

test('nothing of it stands on the disk in clear: neither the voice nor the question', () => {
  say(2);
  const [name = ''] = readdirSync(dir);
  expect(name).toMatch(new RegExp(`^${session}\\.[0-9a-f]{32}$`));
  expect(readFileSync(file()).includes('second')).toBe(false);
});

test('pieces that are moved, or belong to another session or question, do not open', async () => {
  say(1);
  const own = readFileSync(file());
  rmSync(file());
  say(1, { question: 'words' });
  const others = readFileSync(file());
  rmSync(file());
  say(1);
  writeFileSync(file(), Buffer.concat([own, own]));
  expect(await said()).toBe('second 0 of what was said');
  writeFileSync(file(), others);
  expect(await said()).toBeUndefined();
  writeFileSync(file(), own);
  expect(await recordings.read(session, createSecretKey(randomBytes(32)), story)).toBeUndefined();
});

test('longer than anybody may speak, or larger than speech is, it takes no more and keeps what it has', async () => {
  say(1);
  expect(secondPiece(182_001, 10)).toBe('full');
  expect(secondPiece(2000, 2 * 1024 * 1024)).toBe('full');
  expect(await said()).toBe('second 0 of what was said');
  expect(secondPiece(182_000, 10)).toBe('kept');
});

test('goes with its session, and with no other', () => {
  say(1);
  say(1, { question: 'words' });
  recordings.add(randomUUID(), key, story, second(0));
  expect(recordings.filesOf(session)).toHaveLength(2);
  recordings.dropAll(session);
  expect(readdirSync(dir)).toHaveLength(1);
});

test('practice keeps it in memory alone', async () => {
  recordings = recordingsIn(sealedFilesInMemory());
  say(2);
  expect(await said()).toContain('second 1');
  expect(readdirSync(dir)).toEqual([]);
});
