import type { AudioBus } from '../../renderer/speech/audio-bus.ts';
import type { Light } from '../../renderer/speech/speaker.ts';
import type { VoiceChain } from '../../renderer/speech/voice-chain.ts';

/**
 * A voice of every variety that says each character in 100 ms, and a bus whose clock is the test's. What happened stands in `log`.
 *
 * @param pace of the bus's clock: below 1 it falls behind, as a sound card's does on a busy computer
 */
export function fakeVoice(pace = 1): {
  voice: Pick<VoiceChain, 'speak'>;
  bus: AudioBus;
  light: Light;
  log: string[];
} {
  const log: string[] = [];
  const now = () => (performance.now() / 1000) * pace;
  let endsAt = 0;
  const bus = {
    context: {
      get currentTime() {
        return now();
      },
    },
    play(samples: Float32Array, sampleRate: number) {
      const startsAt = Math.max(endsAt, now());
      endsAt = startsAt + samples.length / sampleRate;
      return startsAt;
    },
    pause(seconds: number) {
      endsAt = Math.max(endsAt, now()) + seconds;
    },
    remaining: () => Math.max(0, endsAt - now()),
    silence() {
      if (endsAt > now()) log.push('silence');
      endsAt = 0;
    },
    setVolume: (step: number) => log.push(`volume ${step}`),
  } as unknown as AudioBus;
  return {
    log,
    bus,
    voice: {
      async *speak(sentence, { variety, speed }, signal) {
        await Promise.resolve();
        const text = sentence(variety);
        log.push(`say ${text} ${variety} ${speed}`);
        for (let from = 0; from < text.length && !signal.aborted; from++) {
          yield {
            samples: new Float32Array(100 / speed),
            sampleRate: 1000,
            marks: [{ from, to: from + 1, atMs: (from * 100) / speed }],
          };
        }
      },
    },
    light: {
      light: (element, { from, to }) => log.push(`light ${(element as unknown as string).slice(from, to)}`),
      dark: () => log.push('dark'),
    },
  };
}
