import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, expect, test, vi } from 'vitest';
import { apiOf } from '../../support/call-machine.ts';
import { startTestMachine, type TestMachine } from '../../support/test-machine.ts';

// The real process and its real loading, on a library that stands in for sherpa-onnx-node: it has the same calls and makes of
// a sound how long and how loud it is. `BANGBAN_RECOGNISER` names a folder with a real model and what was said to it in
// `said.f32` (16,000 floats a second), where one is.

vi.setConfig({ testTimeout: 30_000 });

const standIn = `
const fs = require('node:fs');
exports.OfflineRecognizer = class {
  static async createAsync(config) {
    if (!fs.existsSync(config.modelConfig.senseVoice.model)) throw new Error('Please check your config!');
    // A real one takes seconds, and what was said waits for it.
    await new Promise((resolve) => setTimeout(resolve, 400));
    return new this();
  }
  createStream() {
    return { acceptWaveform({ samples, sampleRate }) { Object.assign(this, { samples, sampleRate }); } };
  }
  async decodeAsync({ samples, sampleRate }) {
    if (samples[0] === 9) process.exit(9);
    const peak = samples.reduce((most, sample) => Math.max(most, sample), 0);
    return { text: peak === 0 ? ' ' : ' ' + samples.length / sampleRate + ' s, ' + peak + ' ' };
  }
};
`;

let machine: TestMachine | undefined;
let dataDir = '';
afterEach(async () => {
  await machine?.end();
  machine = undefined;
});

async function withRecogniser(library: string | undefined, model = 'a model'): Promise<TestMachine> {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-recogniser-'));
  if (library !== undefined) {
    const folder = path.join(dataDir, 'recogniser');
    const packaged = path.join(folder, 'node_modules/sherpa-onnx-node');
    mkdirSync(packaged, { recursive: true });
    writeFileSync(path.join(packaged, 'index.js'), library);
    const config = { modelConfig: { senseVoice: { model: './model.onnx' } } };
    writeFileSync(path.join(folder, 'model.json'), JSON.stringify({ config }));
    if (model !== '') writeFileSync(path.join(folder, 'model.onnx'), model);
  }
  machine = await startTestMachine({ dataDir });
  return machine;
}

const hear = (samples: Float32Array<ArrayBuffer>) =>
  (machine as TestMachine).fetch(
    new Request('app://kiosk/recognise', { method: 'POST', body: new Uint8Array(samples.buffer) }),
    { screen: 'kiosk' },
  );
const failures = () => (machine as TestMachine).log.filter((line) => line.includes('recogniser-failed'));

test('what was said is proposed as the model of the operator understood it, one after the other', async () => {
  const { fetch } = await withRecogniser(standIn);
  expect((await apiOf(fetch).kiosk.state()).recogniser).toBe(true);
  const [first, second] = await Promise.all([
    hear(new Float32Array(32_000).fill(0.5)),
    hear(new Float32Array(16_000).fill(0.25)),
  ]);
  expect(await first.json()).toEqual({ text: '2 s, 0.5' });
  expect(await second.json()).toEqual({ text: '1 s, 0.25' });
});

test('nothing is proposed of silence', async () => {
  await withRecogniser(standIn);
  expect((await hear(new Float32Array(16_000))).status).toBe(204);
});

test('a process that ends over one recording is begun anew for the next', async () => {
  await withRecogniser(standIn);
  expect((await hear(new Float32Array(1600).fill(0.5))).status).toBe(200);
  expect((await hear(new Float32Array(1600).fill(9))).status).toBe(204);
  expect((await hear(new Float32Array(1600).fill(0.5))).status).toBe(200);
  expect(failures()).toEqual([]);
});

test.each([
  ['whose model is not there', standIn, '', 'model'],
  ['whose library does not load', 'throw new Error("built for another machine")', 'a model', 'library'],
  ['that takes its process with it', 'process.exit(7)', 'a model', 'ended'],
])('one %s proposes nothing, and the log says why, once', async (_, library, model, why) => {
  await withRecogniser(library, model);
  for (let times = 0; times < 3; times += 1) expect((await hear(new Float32Array(1600))).status).toBe(204);
  expect(failures().map((line) => (JSON.parse(line) as { why: string }).why)).toEqual([why]);
});

test('without one nobody is told that there is, and nothing is started', async () => {
  const { fetch } = await withRecogniser(undefined);
  expect((await apiOf(fetch).kiosk.state()).recogniser).toBe(false);
  expect((await hear(new Float32Array(1600).fill(0.5))).status).toBe(204);
});

test('more than anybody may say is not taken', async () => {
  await withRecogniser(standIn);
  expect((await hear(new Float32Array(183 * 16_000))).status).toBe(413);
});

const installed = process.env['BANGBAN_RECOGNISER'] ?? '';
if (!existsSync(installed))
  console.info('No recogniser is installed here (BANGBAN_RECOGNISER): a real one was not tried.');
test.skipIf(!existsSync(installed))('a real model understands', { timeout: 120_000 }, async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'bangban-recogniser-'));
  symlinkSync(path.resolve(installed), path.join(dataDir, 'recogniser'));
  machine = await startTestMachine({ dataDir });
  const said = readFileSync(path.join(installed, 'said.f32'));
  const { text } = (await (await hear(new Float32Array(new Uint8Array(said).buffer))).json()) as {
    text: string;
  };
  expect(text.length).toBeGreaterThan(1);
});
