import { registerFlacEncoder } from '@mediabunny/flac-encoder';
import {
  ALL_FORMATS,
  AudioSample,
  AudioSampleSink,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  Conversion,
  FlacOutputFormat,
  Input,
  Output,
  WavOutputFormat,
} from 'mediabunny';

registerFlacEncoder();

/** More than a voice has in it, and half of what a studio keeps. */
export const CLIP_RATE = 24_000;

/** One channel of a WAV, whatever its rate and depth, at the rate of clips. Throws where it is none. */
export async function readWav(bytes: Uint8Array): Promise<Float32Array> {
  const target = new BufferTarget();
  const conversion = await Conversion.init({
    input: new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) }),
    output: new Output({ format: new WavOutputFormat(), target }),
    audio: { codec: 'pcm-f32', numberOfChannels: 1, sampleRate: CLIP_RATE },
    showWarnings: false,
  });
  if (!conversion.isValid) throw new Error('There is no sound in it');
  await conversion.execute();
  if (!target.buffer) throw new Error('There is no sound in it');
  const track = await new Input({
    formats: ALL_FORMATS,
    source: new BufferSource(target.buffer),
  }).getPrimaryAudioTrack();
  if (!track) throw new Error('There is no sound in it');
  const pieces: Float32Array[] = [];
  for await (const sample of new AudioSampleSink(track).samples()) {
    const piece = new Float32Array(sample.numberOfFrames);
    sample.copyTo(piece, { planeIndex: 0, format: 'f32-planar' });
    sample.close();
    pieces.push(piece);
  }
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  return samples;
}

/** FLAC: nothing is lost, and every browser reads it. */
export async function toFlac(samples: Float32Array): Promise<Uint8Array> {
  const target = new BufferTarget();
  const output = new Output({ format: new FlacOutputFormat(), target });
  const source = new AudioSampleSource({ codec: 'flac' });
  output.addAudioTrack(source);
  await output.start();
  const sample = new AudioSample({
    data: Int16Array.from(samples, (value) => Math.round(value * 32_767)),
    format: 's16-planar',
    numberOfChannels: 1,
    sampleRate: CLIP_RATE,
    timestamp: 0,
  });
  await source.add(sample);
  sample.close();
  await output.finalize();
  if (!target.buffer) throw new Error('The encoder gave nothing');
  return new Uint8Array(target.buffer);
}
