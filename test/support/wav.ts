/** A 16-bit WAV of one or more channels, as a microphone would leave it. Samples lie between -1 and 1, all channels alike. */
export function wavOf(samples: Float32Array, sampleRate: number, channels = 1): Buffer {
  const data = Buffer.alloc(samples.length * channels * 2);
  samples.forEach((sample, at) => {
    for (let channel = 0; channel < channels; channel++) {
      data.writeInt16LE(
        Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
        (at * channels + channel) * 2,
      );
    }
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A tone between two silences, all in seconds. */
export function tone(
  sampleRate: number,
  given: { before?: number; length: number; after?: number; level?: number; hertz?: number },
): Float32Array {
  const { before = 0, length, after = 0, level = 0.3, hertz = 440 } = given;
  const samples = new Float32Array(Math.round((before + length + after) * sampleRate));
  const [from, to] = [Math.round(before * sampleRate), Math.round((before + length) * sampleRate)];
  for (let at = from; at < to; at++) {
    samples[at] = level * Math.sin((2 * Math.PI * hertz * (at - from)) / sampleRate);
  }
  return samples;
}
