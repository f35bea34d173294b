/* oxlint-disable no-underscore-dangle -- the names that its compiler gives to what is C in it */
import type { SonicModule } from '@echogarden/sonic-wasm';
import wasmUrl from '@echogarden/sonic-wasm/sonic.wasm?url';

let loading: Promise<SonicModule> | undefined;

/** Fetched at the first need: most people listen as it is. */
function sonic(): Promise<SonicModule> {
  loading ??= import('@echogarden/sonic-wasm').then(({ default: open }) =>
    open({ locateFile: () => wasmUrl }),
  );
  return loading;
}

/** The same sound in less or more time, as high as before. `faster` 2 takes half the time. */
export async function stretched(
  samples: Float32Array<ArrayBuffer>,
  sampleRate: number,
  faster: number,
): Promise<Float32Array<ArrayBuffer>> {
  if (Math.abs(faster - 1) < 0.01) return samples;
  const library = await sonic();
  const stream = library._sonicCreateStream(sampleRate, 1);
  const given = library._malloc(samples.byteLength);
  try {
    library._sonicSetSpeed(stream, faster);
    library.HEAPF32.set(samples, given / samples.BYTES_PER_ELEMENT);
    library._sonicWriteFloatToStream(stream, given, samples.length);
    library._sonicFlushStream(stream);
    const length = library._sonicSamplesAvailable(stream);
    const made = library._malloc(length * samples.BYTES_PER_ELEMENT);
    try {
      library._sonicReadFloatFromStream(stream, made, length);
      const from = made / samples.BYTES_PER_ELEMENT;
      return library.HEAPF32.slice(from, from + length);
    } finally {
      library._free(made);
    }
  } finally {
    library._free(given);
    library._sonicDestroyStream(stream);
  }
}
