import { z } from 'zod';
import { loadModel } from './model-file.ts';
import type { NeuralOrder } from './neural-message.ts';
import { workerPort } from './worker-port.ts';

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

const answer = workerPort(obey);

function obey(order: NeuralOrder): void {
  if (order.kind === 'load') void load(order.folder);
  else if (order.kind === 'stop') stopped.add(order.id);
  else if (order.kind === 'speak') last = last.then(() => speak(order.id, order.text, order.speed));
}

async function load(folder: string): Promise<void> {
  const loaded = await loadModel(folder, modelFileShape, isLibrary, (library, config) =>
    library.OfflineTts.createAsync(config),
  );
  if ('why' in loaded) return answer({ kind: 'missing', why: loaded.why });
  voice = { tts: loaded.model, speaker: loaded.file.speaker };
  answer({ kind: 'ready', sampleRate: voice.tts.sampleRate });
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
