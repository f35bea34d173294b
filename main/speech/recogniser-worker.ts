import { z } from 'zod';
import { loadModel } from './model-file.ts';
import type { NeuralOrder } from './neural-message.ts';
import { workerPort } from './worker-port.ts';

/**
 * Runs a recogniser of speech in a process of its own. As with a neural voice, model and library are the operator's, and
 * `sherpa-onnx-node` is looked for in the model's own folder:
 *
 *     recogniser/model.json                     which model, by the library's own configuration
 *     recogniser/node_modules/sherpa-onnx-node  installed there with npm
 */

const modelFileShape = z.strictObject({
  /** Of `sherpa-onnx`: `OfflineRecognizerConfig`. What begins with `./` is a file of this folder. */
  config: z.record(z.string(), z.unknown()),
});

interface Stream {
  acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void;
}

interface Recognizer {
  createStream(): Stream;
  decodeAsync(stream: Stream): Promise<{ text: string }>;
}

interface Library {
  OfflineRecognizer: { createAsync(config: unknown): Promise<Recognizer> };
}

function isLibrary(loaded: unknown): loaded is Library {
  return typeof loaded === 'object' && loaded !== null && 'OfflineRecognizer' in loaded;
}

/** Models of every family were taught at it. */
const sampleRate = 16_000;

let recognizer: Recognizer | undefined;
/** One after another: each takes all that the computer has to spare. */
let last: Promise<void> = Promise.resolve();

const answer = workerPort(obey);

function obey(order: NeuralOrder): void {
  // What is said while the model is being loaded waits for it.
  if (order.kind === 'load') last = last.then(() => load(order.folder));
  else if (order.kind === 'recognise') last = last.then(() => recognise(order));
}

async function load(folder: string): Promise<void> {
  const loaded = await loadModel(folder, modelFileShape, isLibrary, (library, config) =>
    library.OfflineRecognizer.createAsync(config),
  );
  if ('why' in loaded) return answer({ kind: 'missing', why: loaded.why });
  recognizer = loaded.model;
  answer({ kind: 'ready', sampleRate });
}

async function recognise(order: Extract<NeuralOrder, { kind: 'recognise' }>): Promise<void> {
  const { id, samples, sampleRate: asHeard } = order;
  let text: string | undefined;
  try {
    const stream = recognizer?.createStream();
    stream?.acceptWaveform({ samples, sampleRate: asHeard });
    text = stream && (await recognizer?.decodeAsync(stream))?.text;
  } finally {
    answer({ kind: 'text', id, text });
  }
}
