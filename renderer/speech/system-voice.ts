import { findVariety } from './variety.ts';
import type { OtherSound, Voice, VoiceChunk, VoiceManner } from './voice.ts';

/**
 * What the computer has of its own, by the names that `locales/varieties.json` allows for a variety: many systems list
 * voices that read Chinese characters as English letters. The last in the chain, since it cannot be heard beforehand
 * and plays past the kiosk's own loudspeaker.
 *
 * @param synthesis undefined where the browser has none
 */
export function systemVoice(synthesis: SpeechSynthesis | undefined): Voice {
  const allowedFor = (variety: string): SpeechSynthesisVoice | undefined => {
    const names = findVariety(variety)?.system ?? [];
    const here = synthesis?.getVoices().filter(({ localService }) => localService) ?? [];
    return names.flatMap((name) => here.find((voice) => voice.name.startsWith(name)) ?? [])[0];
  };

  async function* speak(
    text: string,
    { variety, speed }: VoiceManner,
    signal: AbortSignal,
  ): AsyncGenerator<VoiceChunk> {
    const voice = allowedFor(variety);
    if (!synthesis || !voice) return;
    await Promise.resolve();
    yield {
      samples: new Float32Array(),
      sampleRate: 22_050,
      marks: [],
      other: soundOf(synthesis, voice, { text, rate: speed, signal }),
    };
  }

  return { warm: (variety) => Promise.resolve(allowedFor(variety) !== undefined), speak };
}

function soundOf(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  { text, rate, signal }: { text: string; rate: number; signal: AbortSignal },
): OtherSound {
  return {
    play: (volume, onWord) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const utterance = new SpeechSynthesisUtterance(text);
        Object.assign(utterance, { voice, lang: voice.lang, rate, volume });
        const stop = () => synthesis.cancel();
        const over = () => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        utterance.addEventListener('boundary', ({ name, charIndex, charLength }) => {
          if (name === 'word') onWord({ from: charIndex, to: charIndex + Math.max(1, charLength) });
        });
        utterance.addEventListener('end', over);
        utterance.addEventListener('error', over);
        signal.addEventListener('abort', stop);
        synthesis.speak(utterance);
      }),
  };
}
