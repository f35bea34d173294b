import { evenMarks, spokenLength } from './even-marks.ts';
import { findVariety } from './variety.ts';
import type { Voice, VoiceChunk, VoiceManner } from './voice.ts';

/** A piece of sound this long begins to play; smaller ones would be handed over too often. */
const PIECE_S = 0.2;
/** How long a character lasts at speed 1, until the voice has shown how long it takes over them. */
const FIRST_GUESS_MS = 240;

/**
 * A model's voice, made by the machine while it is heard.
 *
 * @param url below which a sentence is posted to its variety
 */
export function neuralVoice(url: string): Voice {
  const characterMs = new Map<string, number>();

  const ask = (variety: string, text: string, speed: number, signal?: AbortSignal) =>
    fetch(`${url}/${variety}`, {
      method: 'POST',
      body: JSON.stringify({ text, speed }),
      ...(signal && { signal }),
    });

  async function* speak(
    text: string,
    { variety, speed }: VoiceManner,
    signal: AbortSignal,
  ): AsyncGenerator<VoiceChunk> {
    if (!findVariety(variety)?.neural) return;
    const response = await ask(variety, text, speed, signal);
    const sampleRate = Number(response.headers.get('x-sample-rate'));
    if (!response.ok || !response.body || !(sampleRate > 0)) return;
    const length = spokenLength(text);
    // Where each word will be is not known before all is made: guessed from how long this voice took so far.
    let marks: VoiceChunk['marks'] = evenMarks(
      text,
      (length * (characterMs.get(variety) ?? FIRST_GUESS_MS)) / speed,
    );
    let samplesInAll = 0;
    for await (const samples of pieces(response.body, PIECE_S * sampleRate)) {
      samplesInAll += samples.length;
      yield { samples, sampleRate, marks };
      marks = [];
    }
    if (!signal.aborted && length > 0) {
      characterMs.set(variety, ((samplesInAll / sampleRate) * 1000 * speed) / length);
    }
  }

  return {
    warm: async (variety) => {
      if (!findVariety(variety)?.neural) return false;
      const response = await ask(variety, '', 1);
      await response.body?.cancel();
      return response.ok;
    },
    speak,
  };
}

/** Floats out of bytes that come in pieces of any length, so many at least at a time. */
async function* pieces(
  body: ReadableStream<Uint8Array>,
  least: number,
): AsyncGenerator<Float32Array<ArrayBuffer>> {
  const width = Float32Array.BYTES_PER_ELEMENT;
  let bytes = new Uint8Array();
  for await (const piece of body) {
    const joined = new Uint8Array(bytes.length + piece.length);
    joined.set(bytes);
    joined.set(piece, bytes.length);
    bytes = joined;
    if (bytes.length < least * width) continue;
    const whole = bytes.length - (bytes.length % width);
    yield new Float32Array(bytes.slice(0, whole).buffer);
    bytes = bytes.slice(whole);
  }
  if (bytes.length >= width)
    yield new Float32Array(bytes.slice(0, bytes.length - (bytes.length % width)).buffer);
}
