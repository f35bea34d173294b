/** Loudness steps, in decibels below the loudest: 6 apart, 18 in all (EN 301 549, 8.2.1). */
export const volumeSteps: readonly number[] = [-18, -12, -6, 0];
/** 12 dB above the softest, and never the loudest: the next person must not be shouted at. */
export const ordinaryVolume = 2;

/** How long a cut sound takes to fade: without it every stop is a click, and a longer one would be heard. */
const FADE_S = 0.008;

/**
 * The one way to the loudspeaker: the voice, one utterance at a time, and short sounds. Both keep to the volume that
 * the resident set; silencing stops the voice and leaves a sound to end by itself.
 */
export interface AudioBus {
  context: AudioContext;
  /** Where short sounds go in. */
  sounds: AudioNode;
  /** Plays samples right after those before, or at once. Answers when they begin, in the context's seconds. */
  play(samples: Float32Array<ArrayBuffer>, sampleRate: number): number;
  /** Leaves a gap before what is played next. */
  pause(seconds: number): void;
  /** How long until everything handed over has been heard, in seconds. */
  remaining(): number;
  silence(): void;
  setVolume(step: number): void;
}

/** @param context at the voice's own sample rate, so that stretches of sound join without a seam */
export function createAudioBus(context: AudioContext, output: AudioNode = context.destination): AudioBus {
  const master = context.createGain();
  master.connect(output);
  let voice = freshVoice();
  let playing: AudioBufferSourceNode[] = [];
  let endsAt = 0;

  function freshVoice(): GainNode {
    const gain = context.createGain();
    gain.connect(master);
    return gain;
  }

  master.gain.value = gainOf(ordinaryVolume);

  return {
    context,
    sounds: master,
    play(samples, sampleRate) {
      const startsAt = Math.max(endsAt, context.currentTime);
      // A stretch may bring marks alone, and a buffer cannot be empty.
      if (samples.length === 0) return startsAt;
      const buffer = context.createBuffer(1, samples.length, sampleRate);
      buffer.copyToChannel(samples, 0);
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(voice);
      source.start(startsAt);
      endsAt = startsAt + buffer.duration;
      playing.push(source);
      source.addEventListener('ended', () => {
        playing = playing.filter((other) => other !== source);
        source.disconnect();
      });
      return startsAt;
    },
    pause(seconds) {
      endsAt = Math.max(endsAt, context.currentTime) + seconds;
    },
    remaining: () => Math.max(0, endsAt - context.currentTime),
    silence() {
      const [gain, sources, now] = [voice.gain, playing, context.currentTime];
      gain.setValueAtTime(1, now);
      gain.linearRampToValueAtTime(0, now + FADE_S);
      for (const source of sources) source.stop(now + FADE_S);
      // What is said next must not wait for the fade.
      voice = freshVoice();
      [playing, endsAt] = [[], 0];
    },
    setVolume(step) {
      master.gain.setTargetAtTime(gainOf(step), context.currentTime, 0.01);
    },
  };
}

export function gainOf(step: number): number {
  return 10 ** ((volumeSteps[step] ?? 0) / 20);
}

/** eSpeak NG's own rate, so that nothing is resampled between two stretches of one sentence. */
const SAMPLE_RATE = 22_050;

let shared: AudioBus | undefined;

/** The kiosk's one bus, open from its first use on: opening it takes longer than a touch may wait for its sound. */
export function audioBus(): AudioBus {
  shared ??= createAudioBus(new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' }));
  return shared;
}
