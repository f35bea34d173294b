import { audioBus } from '../../speech/audio-bus.ts';
import { onSpeaking } from '../../speech/speech.ts';
import type { Microphone } from './microphone.ts';

/** A piece each second: so much is lost at most when everything breaks down, and a second more on its way to the disk. */
const PIECE_MS = 1000;
/** Speech stays clear at it, and three minutes have less than a photo. */
const BITS_PER_SECOND = 32_000;
/** In decibels of full scale: what a quiet room has, and a voice close by. */
const QUIET_DB = -60;
const LOUD_DB = -15;

export interface Recorder {
  /** How loud it is now, from 0 to 1. */
  level(): number;
  /** The loudest so far. */
  loudest(): number;
  /** How much was said until now. */
  ms(): number;
  /** Answers when the last piece was handed over, and the microphone is closed. */
  stop(): Promise<void>;
}

/**
 * Records what the microphone hears. While the kiosk itself speaks it waits: what it says is no part of the answer.
 *
 * @param onPiece with how much was said up to its end
 * @param onCut the microphone was pulled out, or the browser gave up
 */
export function record(
  microphone: Microphone,
  onPiece: (piece: Blob, ms: number) => void,
  onCut: () => void,
): Recorder {
  const { stream } = microphone;
  const recorder = new MediaRecorder(stream, {
    mimeType: 'audio/webm;codecs=opus',
    audioBitsPerSecond: BITS_PER_SECOND,
  });
  const { level, close: closeMeter } = meterOf(stream);
  let loudest = 0;
  let [before, since] = [0, performance.now()];
  const ms = () => Math.round(before + (recorder.state === 'recording' ? performance.now() - since : 0));

  function measure(): number {
    const now = level();
    loudest = Math.max(loudest, now);
    return now;
  }
  function pause(): void {
    if (recorder.state !== 'recording') return;
    before = ms();
    recorder.pause();
  }
  function goOn(): void {
    if (recorder.state !== 'paused') return;
    since = performance.now();
    recorder.resume();
  }

  // Its state is `inactive` when the last piece comes.
  let said = 0;
  recorder.addEventListener('dataavailable', ({ data }) => {
    measure();
    said = Math.max(said, ms());
    if (data.size > 0) onPiece(data, said);
  });
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      closeMeter();
      hush();
      microphone.close();
      resolve();
    });
  });
  let asked = false;
  const cut = () => {
    if (!asked) onCut();
  };
  // All that is heard is gone with its one track, and the browser then ends the recording by itself.
  recorder.addEventListener('stop', cut);
  recorder.addEventListener('error', cut);
  recorder.start(PIECE_MS);
  const hush = onSpeaking(({ speaking }) => (speaking ? pause() : goOn()));

  return {
    level: measure,
    loudest: () => loudest,
    ms,
    stop: async () => {
      asked = true;
      said = ms();
      if (recorder.state !== 'inactive') recorder.stop();
      await stopped;
    },
  };
}

/** How loud the stream is, from 0 (a quiet room) to 1 (a voice close by). */
function meterOf(stream: MediaStream): { level: () => number; close: () => void } {
  const { context } = audioBus();
  const [source, analyser] = [context.createMediaStreamSource(stream), context.createAnalyser()];
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const level = () => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const db = 10 * Math.log10(power + 1e-12);
    return Math.min(1, Math.max(0, (db - QUIET_DB) / (LOUD_DB - QUIET_DB)));
  };
  return { level, close: () => source.disconnect() };
}
