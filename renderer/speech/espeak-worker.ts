import type { EspeakAnswer, EspeakOrder } from './espeak-message.ts';
import type { WordMark } from './voice.ts';
import type { VoiceRun } from './voice-run.ts';

/**
 * Runs eSpeak NG, which is GPL-3 and so no part of this program: its own unmodified files are fetched by address from
 * the machine at run time, and without them the kiosk is silent and nothing else.
 *
 * Its synthesis cannot be interrupted, so it is given one sentence at a time: that takes 10 to 50 ms.
 */

interface EspeakEvent {
  type: string;
  /** In code points, from 1. */
  text_position: number;
  audio_position: number;
}

interface Espeak {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  set_pitch(pitch: number): void;
  get_samplerate(): number;
  /** Stops as soon as the callback answers true. */
  synthesize(text: string, heard: (pcm: Int16Array, events: EspeakEvent[]) => boolean): void;
  synthesize_ipa(text: string): { ipa: string };
}

interface EspeakModule {
  default(): Promise<{ eSpeakNGWorker: new () => Promise<Espeak> | Espeak }>;
}

/** Old ears lose high sounds first (0 to 99, the voice's own is 50). */
const PITCH = 42;
/** The first sound has to leave as soon as its word is known; after it, fewer and larger pieces are cheaper. */
const CHUNK_MS = 400;

let espeak: Espeak | undefined;

self.addEventListener('message', ({ data: order }: MessageEvent<EspeakOrder>) => {
  if (order.kind === 'load') void load(order.url, order.voices);
  else {
    try {
      if (espeak) speak(espeak, order.id, order.runs, order.rate);
    } finally {
      // Also of a sentence that the voice broke down at: whoever listens would listen for ever.
      answer({ kind: 'end', id: order.id });
    }
  }
});

async function load(url: string, voices: readonly string[]): Promise<void> {
  try {
    const library: EspeakModule = await import(/* @vite-ignore */ url);
    const { eSpeakNGWorker } = await library.default();
    const loaded = await new eSpeakNGWorker();
    loaded.set_pitch(PITCH);
    // A voice's dictionary is read, and the code compiled, at its first words: tenfold slower than every later time.
    for (const voice of voices) {
      loaded.set_voice(voice);
      loaded.synthesize(voice === 'en' ? 'Hello, please sit down.' : '您好，请坐。', () => false);
    }
    espeak = loaded;
    answer({ kind: 'ready' });
  } catch (error) {
    answer({ kind: 'missing', reason: String(error) });
  }
}

function speak(voice: Espeak, id: number, runs: readonly VoiceRun[], rate: number): void {
  const sampleRate = voice.get_samplerate();
  let doneMs = 0;
  for (const run of runs) {
    voice.set_voice(run.voice);
    voice.set_rate(rate);
    const { text, places } = sayable(voice, run);
    let pending: Int16Array[] = [];
    let pendingSamples = 0;
    let marks: WordMark[] = [];
    let samples = 0;
    let first = true;
    let word: { place: number; atMs: number } | undefined;
    // A word ends where the next begins: what the voice says of its length is wrong for words of two characters.
    const wordAt = (place: number, atMs: number) => {
      if (word) marks.push({ from: word.place, to: place, atMs: word.atMs });
      word = { place, atMs };
    };
    const flush = () => {
      const joined = join(pending, pendingSamples);
      answer({ kind: 'chunk', id, samples: joined, sampleRate, marks }, [joined.buffer]);
      [pending, pendingSamples, marks, first] = [[], 0, [], false];
    };
    voice.synthesize(text, (pcm, events) => {
      for (const { type, text_position, audio_position } of events) {
        const place = places[text_position - 1];
        if (type === 'word' && place !== undefined) wordAt(place, doneMs + audio_position);
      }
      pending.push(pcm);
      pendingSamples += pcm.length;
      samples += pcm.length;
      if (first ? marks.length > 0 : pendingSamples >= (CHUNK_MS / 1000) * sampleRate) flush();
      return false;
    });
    wordAt(run.from + run.text.length, 0);
    flush();
    doneMs += (samples / sampleRate) * 1000;
  }
}

/**
 * The run without what this voice cannot say, and where each of its code points stands in the whole text. One rare
 * character that its dictionary lacks makes it spell out the rest of the sentence as English letters.
 */
function sayable(voice: Espeak, run: VoiceRun): { text: string; places: number[] } {
  let text = '';
  const places: number[] = [];
  let place = run.from;
  for (const char of run.text) {
    if (char.length === 1 || !voice.synthesize_ipa(char).ipa.startsWith('(en)')) {
      text += char;
      places.push(place);
    }
    place += char.length;
  }
  return { text, places };
}

function join(parts: readonly Int16Array[], length: number): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    for (const sample of part) joined[at++] = sample / 32_768;
  }
  return joined;
}

function answer(message: EspeakAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
