import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apiOf } from '../../support/call-machine.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';

// The real process and its real loading, on a library that stands in for sherpa-onnx-node: it has the same calls and
// says each character as 1000 samples of one value. `BANGBAN_NEURAL` names a folder with a real model, where one is.

// A process takes its time to start on a busy computer.
vi.setConfig({ testTimeout: 30_000 });

const standIn = `
const fs = require('node:fs');
exports.OfflineTts = class {
  static async createAsync(config) {
    if (!fs.existsSync(config.model.vits.model)) throw new Error('Please check your config!');
    return Object.assign(new this(), { sampleRate: 16000 });
  }
  async generateAsync({ text, sid, speed, enableExternalBuffer, onProgress }) {
    if (enableExternalBuffer) throw new Error('External buffers are not allowed');
    if (text.includes('崩')) process.exit(9);
    const all = [];
    for (const char of text) {
      const samples = new Float32Array(1000 / speed).fill(0.1 + sid / 10);
      all.push(...samples);
      fs.appendFileSync(__dirname + '/said.txt', char);
      if (!onProgress({ samples, progress: 0 })) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { samples: Float32Array.from(all) };
  }
};
`;

/** Takes as long as somebody lets it. */
const slow = standIn.replace(
  'createAsync(config) {',
  `createAsync(config) {
    while (!fs.existsSync(__dirname + '/go')) await new Promise((resolve) => setTimeout(resolve, 10));`,
);

let dir: string;
let machine: TestMachine;

/** Where time stands still no model is late, however busy the computer is. */
const withVoices = (voicesDir: string, clock = createFakeClock(Date.now())) =>
  startTestMachine({ configuration: { voicesDir }, ports: { clock } });

function install(variety: string, library = standIn, model = 'a model', voicesDir = dir): void {
  const folder = path.join(voicesDir, variety, 'neural');
  const packaged = path.join(folder, 'node_modules/sherpa-onnx-node');
  mkdirSync(packaged, { recursive: true });
  writeFileSync(path.join(packaged, 'index.js'), library);
  writeFileSync(
    path.join(folder, 'model.json'),
    JSON.stringify({ config: { model: { vits: { model: './model.onnx' } } }, speaker: 2 }),
  );
  if (model !== '') writeFileSync(path.join(folder, 'model.onnx'), model);
}

const ask = (variety: string, body: unknown, signal?: AbortSignal, of = machine) =>
  of.fetch(
    new Request(`app://kiosk/voice/neural/${variety}`, { method: 'POST', body: JSON.stringify(body) }),
    { screen: 'kiosk', ...(signal && { signal }) },
  );

/** What of this kind stands in its operating log. */
const told = ({ log }: TestMachine, kind: string) =>
  log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === kind);

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bangban-neural-'));
  install('cmn');
  install('yue', standIn, '');
  install('en', 'throw new Error("built for another machine")');
  install('x-begun');
  rmSync(path.join(dir, 'x-begun/neural/model.json'));
  install('x-heavy', 'process.exit(7)');
  machine = await withVoices(dir);
});
afterAll(async () => {
  await machine.end();
  rmSync(dir, { recursive: true, force: true });
});

test('a sentence is said by the model that the operator installed, by its speaker and as fast as asked', async () => {
  const response = await ask('cmn', { text: '您好', speed: 2 });
  expect(response.headers.get('x-sample-rate')).toBe('16000');
  const samples = new Float32Array(await response.arrayBuffer());
  expect(samples).toHaveLength(1000);
  expect(samples[0]).toBeCloseTo(0.3);
});

test('sound comes while it is made, and what nobody hears any more is not made', async () => {
  const said = path.join(dir, 'cmn/neural/node_modules/sherpa-onnx-node/said.txt');
  const stop = new AbortController();
  const response = await ask('cmn', { text: '一二三四五六七八九十'.repeat(10), speed: 1 }, stop.signal);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value?.byteLength).toBe(4000);
  stop.abort();
  const after = await ask('cmn', { text: '完', speed: 1 });
  expect(await after.arrayBuffer()).toHaveProperty('byteLength', 4000);
  expect(readFileSync(said, 'utf8').length).toBeLessThan(30);
});

test('a voice that breaks down ends its sentence, and the next one has a new process', async () => {
  const broken = await ask('cmn', { text: '崩', speed: 1 });
  expect((await broken.arrayBuffer()).byteLength).toBe(0);
  const next = await ask('cmn', { text: '您好', speed: 1 });
  expect((await next.arrayBuffer()).byteLength).toBe(8000);
});

test('an empty sentence gets it ready', async () => {
  const ready = await ask('cmn', { text: '', speed: 1 });
  expect(ready.status).toBe(200);
  expect((await ready.arrayBuffer()).byteLength).toBe(0);
});

test.each([
  ['yue', 'whose model is not there'],
  ['en', 'whose library does not load'],
  ['x-begun', 'whose installing nobody finished'],
  ['x-heavy', 'that takes its process with it'],
  ['x-nowhere', 'that nobody installed'],
  ['..%2f..', 'that is no folder'],
])('a voice is not to be had: %s, %s', async (variety) => {
  expect((await ask(variety, { text: '您好', speed: 1 })).status).toBe(404);
});

test('what was installed and does not load is told to the screens as installed, and to the log with its reason, once', async () => {
  const { voices } = await apiOf(machine.fetch).kiosk.state();
  const installed = voices.flatMap(({ variety, neural }) => (neural ? [variety] : []));
  expect(installed.toSorted((one, other) => one.localeCompare(other))).toEqual([
    'cmn',
    'en',
    'x-begun',
    'x-heavy',
    'yue',
  ]);
  // Nor is it tried again for every sentence, which would wait for it.
  for (const variety of ['yue', 'en', 'x-begun', 'x-heavy', 'yue', 'x-heavy'])
    expect((await ask(variety, { text: '您好', speed: 1 })).status).toBe(404);
  const failed = told(machine, 'neural-voice-failed').map(
    ({ variety, why }) => `${String(variety)} ${String(why)}`,
  );
  expect(failed.toSorted((one, other) => one.localeCompare(other))).toEqual([
    'en library',
    'x-begun configuration',
    'x-heavy ended',
    'yue model',
  ]);
});

test('a voice that loads is not told of, nor one that ends with the kiosk', async () => {
  const other = await withVoices(dir);
  const loading = ask('cmn', { text: '', speed: 1 }, undefined, other);
  await other.end();
  await loading;
  expect([...other.log, ...machine.log.filter((line) => line.includes('"cmn"'))].join('\n')).not.toContain(
    'neural-voice-failed',
  );
});

test('a model that takes long to load is waited for once, for three seconds, and speaks when it is there', async () => {
  const voicesDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-neural-'));
  install('cmn', slow, 'a model', voicesDir);
  install('yue', standIn, 'a model', voicesDir);
  const clock = createFakeClock(Date.now());
  const other = await withVoices(voicesDir, clock);
  try {
    const say = () => ask('cmn', { text: '您好', speed: 1 }, undefined, other);
    const late = () => told(other, 'neural-voice-late').map(({ variety }) => variety);
    // In time, and so never told of.
    expect((await ask('yue', { text: '', speed: 1 }, undefined, other)).status).toBe(200);
    let answered = false;
    const first = say().then((response) => {
      answered = true;
      return response;
    });
    await clock.pass(2999);
    expect(answered).toBe(false);
    expect(late()).toEqual([]);
    await clock.pass(1);
    // The next voice says this sentence, and the next sentence at once.
    expect((await first).status).toBe(404);
    expect((await say()).status).toBe(404);
    expect(late()).toEqual(['cmn']);

    writeFileSync(path.join(voicesDir, 'cmn/neural/node_modules/sherpa-onnx-node/go'), '');
    await vi.waitFor(async () => expect((await (await say()).arrayBuffer()).byteLength).toBe(8000), 20_000);
    await clock.pass(10_000);
    expect((await say()).status).toBe(200);
    expect(told(other, 'neural-voice-failed')).toEqual([]);
    expect(late()).toEqual(['cmn']);
  } finally {
    await other.end();
    rmSync(voicesDir, { recursive: true, force: true });
  }
});

test.each([
  { text: '您好' },
  { text: '长'.repeat(601), speed: 1 },
  { text: '您好', speed: 100 },
  'nothing',
  null,
])('what is no sentence is refused: %j', async (body) => {
  expect((await ask('cmn', body)).status).toBe(400);
});

const installed = process.env['BANGBAN_NEURAL'] ?? '';
if (!existsSync(installed))
  console.info('No neural model is installed here (BANGBAN_NEURAL): a real one was not tried.');
test.skipIf(!existsSync(installed))('a real model speaks', async () => {
  const real = await withVoices(installed);
  try {
    const response = await ask('cmn', { text: '您好，请坐。', speed: 1 }, undefined, real);
    const samples = new Float32Array(await response.arrayBuffer());
    expect(samples.length / Number(response.headers.get('x-sample-rate'))).toBeGreaterThan(0.5);
  } finally {
    await real.end();
  }
});
