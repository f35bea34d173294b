import { loudness } from './loudness.ts';

/** As loud as the voices that are made by machine, so that the next sentence is no start. */
const TARGET_LUFS = -20;
/** No clip comes nearer to the largest value that there is: it would crackle in a loudspeaker turned up. */
const PEAK = 0.89;
/** Quieter than its loudest moments by this is the room, not the speaker. */
const SILENCE_DB = -38;
const FRAME_S = 0.01;
/** Left before and after the speech: a cut breath is heard. Before it, whoever touched waits for it. */
const HEAD_S = 0.03;
const TAIL_S = 0.15;
/** More of a recording than this at the largest value was too loud for its microphone. */
const CLIPPED_SHARE = 0.0005;

export type Prepared =
  { ok: true; samples: Float32Array } | { ok: false; problem: 'silent' | 'short' | 'distorted' };

/** A recording without the silence around it, at the loudness of all others. */
export function prepare(samples: Float32Array, sampleRate: number): Prepared {
  const clipped = samples.filter((sample) => Math.abs(sample) > 0.999).length;
  if (clipped > samples.length * CLIPPED_SHARE) return { ok: false, problem: 'distorted' };
  const speech = speechIn(samples, sampleRate);
  if (!speech) return { ok: false, problem: 'silent' };
  const cut = samples.slice(speech.from, speech.to);
  if (cut.length < 0.2 * sampleRate) return { ok: false, problem: 'short' };
  const loud = loudness(cut, sampleRate);
  if (loud < -50) return { ok: false, problem: 'silent' };
  const peak = cut.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(10 ** ((TARGET_LUFS - loud) / 20), PEAK / peak);
  return { ok: true, samples: cut.map((sample) => sample * gain) };
}

function speechIn(samples: Float32Array, sampleRate: number): { from: number; to: number } | undefined {
  const frame = Math.round(FRAME_S * sampleRate);
  const levels: number[] = [];
  for (let at = 0; at < samples.length; at += frame) {
    const piece = samples.subarray(at, at + frame);
    levels.push(Math.sqrt(piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length));
  }
  // A click is loud for one frame, a voice for many.
  const loudest = levels.toSorted((one, other) => other - one)[2] ?? 0;
  if (loudest === 0) return undefined;
  const floor = loudest * 10 ** (SILENCE_DB / 20);
  const first = levels.findIndex((level) => level > floor);
  const last = levels.findLastIndex((level) => level > floor);
  return {
    from: Math.max(0, Math.round(first * frame - HEAD_S * sampleRate)),
    to: Math.min(samples.length, Math.round((last + 1) * frame + TAIL_S * sampleRate)),
  };
}
