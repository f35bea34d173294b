import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serveLoopback } from '../../main/loopback/loopback.ts';
import { olderDatabase } from '../support/older-database.ts';
import { startTestMachine, type TestMachineGiven } from '../support/test-machine.ts';

vi.setConfig({ testTimeout: 30_000 });

const shipped = path.resolve(import.meta.dirname, '../../services');
let dir: string;
let dataDir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-start-'));
  dataDir = path.join(dir, 'data');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** What the operator is told when the machine does not start. */
async function sentenceOf(given: TestMachineGiven = {}): Promise<string> {
  try {
    const machine = await startTestMachine({ dataDir, ...given });
    await machine.close();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const serve = (port: number) =>
  serveLoopback(
    () => Promise.resolve(new Response()),
    port,
    () => 'secret',
  );

test('a folder of services that is not there is named, and the next try is free to start', async () => {
  const servicesDir = path.join(dir, 'nowhere');
  expect(await sentenceOf({ configuration: { servicesDir } })).toBe(
    `The folder of services ${servicesDir} cannot be read (ENOENT). Name the right one with --services.`,
  );
  expect(await sentenceOf()).toBe('');
});

test.each([
  ['half a file', '{"version":'],
  ['a code that is none', '{"version":"1","divisions":[["33","浙江省"],["33x","丽水市"]]}'],
  ['no name', '{"version":"1","divisions":[["33",""]]}'],
  ['villages that are not there', '{"version":"1","villages":[["33",9]],"divisions":[["33","浙江省"]]}'],
])('divisions that cannot be read (%s) are named, and the next try is free to start', async (_what, text) => {
  const servicesDir = path.join(dir, 'services');
  cpSync(path.join(shipped, 'elder-allowance'), path.join(servicesDir, 'elder-allowance'), {
    recursive: true,
  });
  writeFileSync(path.join(servicesDir, 'divisions.json'), text);
  expect(await sentenceOf({ configuration: { servicesDir } })).toContain(
    `The divisions in ${path.join(servicesDir, 'divisions.json')} cannot be read.`,
  );
  rmSync(path.join(servicesDir, 'divisions.json'));
  expect(await sentenceOf({ configuration: { servicesDir } })).toBe('');
});

test('a data folder that is a file is no data folder', async () => {
  writeFileSync(dataDir, 'a file');
  expect(await sentenceOf()).toContain(`The data folder ${dataDir} is no folder`);
});

test('a database that the program may not open is said to be so', async () => {
  mkdirSync(path.join(dataDir, 'kiosk.sqlite'), { recursive: true });
  expect(await sentenceOf()).toContain(`may not read or write in the data folder ${dataDir}`);
});

test('a wrapping key file without a key is said to be so, and the folder opens when it is back', async () => {
  const key = path.join(dataDir, 'wrapping.key');
  await sentenceOf();
  const kept = path.join(dir, 'copy.key');
  cpSync(key, kept);
  writeFileSync(key, 'short');
  expect(await sentenceOf()).toContain('holds no key');
  cpSync(kept, key);
  expect(await sentenceOf()).toBe('');
});

test('a backup that cannot be written leaves an older database as it is, and says so', async () => {
  mkdirSync(dataDir);
  olderDatabase(path.join(dataDir, 'kiosk.sqlite'), 4).close();
  writeFileSync(path.join(dataDir, 'backup'), 'a file');
  expect(await sentenceOf()).toContain(`something in it is not what it should be`);
  rmSync(path.join(dataDir, 'backup'));
  expect(await sentenceOf()).toBe('');
});

test('a fault of ours is one sentence too, with its place and without its message', async () => {
  const ports = {
    random: () => {
      throw new TypeError('a secret');
    },
  };
  const sentence = await sentenceOf({ ports, configuration: { demo: true } });
  expect(sentence).toMatch(/^The kiosk could not start, by a fault of the program \(TypeError at /);
  expect(sentence).not.toContain('a secret');
  expect(await sentenceOf()).toBe('');
});

test('a port that another program has is named', async () => {
  const first = await serve(0);
  await expect(serve(first.port)).rejects.toMatchObject({
    code: 'port-taken',
    sentence: `Port ${first.port} is taken by another program. Choose another with --port, or 0 for any that is free.`,
  });
  await first.close();
});
