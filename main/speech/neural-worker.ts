import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { NeuralAnswer, NeuralFault, NeuralOrder } from './neural-message.ts';

/**
 * Runs a neural voice in a process of its own. Model and library are the operator's: `sherpa-onnx-node` contains GPL
 * parts and is looked for in the model's own folder, never in this program.
 *
 *     voices/cmn/neural/model.json                     which model, by the library's own configuration
 *     voices/cmn/neural/node_modules/sherpa-onnx-node  installed there with npm
 */

const modelFileShape = z.strictObject({
  /** Of `sherpa-onnx`: `OfflineTtsConfig`. What begins with `./` is a file of this folder. */
  config: z.record(z.string(), z.unknown()),
  /** Which of the model's speakers. */
  speaker: z.int().min(0).default(0),
});

interface Tts {
  readonly sampleRate: number;
  generateAsync(request: {
    text: string;
    sid: number;
    speed: number;
    /** Electron forbids memory of others in its buffers. */
    enableExternalBuffer: boolean;
    onProgress: (sound: { samples: Float32Array }) => boolean;
  }): Promise<{ samples: Float32Array }>;
}

interface Library {
  OfflineTts: { createAsync(config: unknown): Promise<Tts> };
}

function isLibrary(loaded: unknown): loaded is Library {
  return typeof loaded === 'object' && loaded !== null && 'OfflineTts' in loaded;
}

let voice: { tts: Tts; speaker: number } | undefined;
const stopped = new Set<number>();
/** One sentence after another: the library does not say two at once. */
let last: Promise<void> = Promise.resolve();

const port = process.parentPort;
if (port) port.on('message', ({ data }: { data: NeuralOrder }) => obey(data));
else process.on('message', obey);

function obey(order: NeuralOrder): void {
  if (order.kind === 'load') void load(order.folder);
  else if (order.kind === 'stop') stopped.add(order.id);
  else last = last.then(() => speak(order.id, order.text, order.speed));
}

async function load(folder: string): Promise<void> {
  let why: NeuralFault = 'configuration';
  try {
    const { config, speaker } = modelFileShape.parse(
      JSON.parse(readFileSync(path.join(folder, 'model.json'), 'utf8')),
    );
    why = 'library';
    const library: unknown = createRequire(path.join(folder, 'model.json'))('sherpa-onnx-node');
    if (!isLibrary(library)) throw new Error('It is another library');
    why = 'model';
    const tts = await library.OfflineTts.createAsync(withPaths(config, folder));
    voice = { tts, speaker };
    answer({ kind: 'ready', sampleRate: tts.sampleRate });
  } catch {
    answer({ kind: 'missing', why });
  }
}

async function speak(id: number, text: string, speed: number): Promise<void> {
  try {
    let heard = 0;
    if (!voice || stopped.has(id)) return;
    const { tts, speaker } = voice;
    const { samples } = await tts.generateAsync({
      text,
      sid: speaker,
      speed,
      enableExternalBuffer: false,
      onProgress: (sound) => {
        heard += sound.samples.length;
        answer({ kind: 'sound', id, samples: sound.samples });
        return !stopped.has(id);
      },
    });
    // Some families of models tell nothing on the way.
    if (heard === 0 && !stopped.has(id)) answer({ kind: 'sound', id, samples });
  } finally {
    stopped.delete(id);
    answer({ kind: 'end', id });
  }
}

/** The library wants whole paths; a folder that is copied to another kiosk has others there. */
function withPaths(value: unknown, folder: string): unknown {
  if (typeof value === 'string') return value.startsWith('./') ? path.join(folder, value) : value;
  if (Array.isArray(value)) return value.map((one) => withPaths(one, folder));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withPaths(one, folder)]));
}

function answer(message: NeuralAnswer): void {
  if (port) port.postMessage(message);
  else process.send?.(message);
}
