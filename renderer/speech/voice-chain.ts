import { respelled } from './pronunciation.ts';
import { understood } from './variety.ts';
import type { OtherSound, Voice, VoiceChunk, VoiceManner } from './voice.ts';

/** The kinds of voice, the best first: a person's, a model's, a small machine's, and what the computer has besides. */
export const voiceKinds = ['clip', 'neural', 'espeak', 'system'] as const;
export type VoiceKind = (typeof voiceKinds)[number];

/**
 * Says each sentence with the first voice that can: of the variety asked for, or else of the next one that its speakers
 * understand. A voice that fails is passed over like one that is not there.
 */
export interface VoiceChain extends Pick<Voice, 'warm'> {
  /** @param sentence in the words of a variety: whichever says it after all says figures in its own manner */
  speak(
    sentence: (variety: string) => string,
    manner: VoiceManner,
    signal: AbortSignal,
  ): AsyncIterable<VoiceChunk>;
  /** Which kinds of voice speak this variety here, for staff. */
  kindsOf(variety: string): Promise<readonly VoiceKind[]>;
}

export function voiceChain(voices: Partial<Record<VoiceKind, Voice>>): VoiceChain {
  const inOrder = voiceKinds.flatMap((kind) => {
    const voice = voices[kind];
    return voice ? [{ kind, voice }] : [];
  });

  async function kindsOf(variety: string): Promise<readonly VoiceKind[]> {
    const ready = await Promise.all(
      inOrder.map(async ({ kind, voice }) => ((await voice.warm(variety).catch(() => false)) ? [kind] : [])),
    );
    return ready.flat();
  }

  return {
    kindsOf,
    async warm(variety) {
      const ready = await Promise.all(understood(variety).map(({ tag }) => kindsOf(tag)));
      return ready.flat().length > 0;
    },
    async *speak(sentence, manner, signal) {
      for (const { tag } of understood(manner.variety)) {
        const text = sentence(tag);
        for (const { kind, voice } of inOrder) {
          let begun = false;
          // Who was recorded knows how it is read.
          const speaker = kind === 'clip' ? voice : asMachine(voice);
          try {
            for await (const chunk of speaker.speak(text, { ...manner, variety: tag }, signal)) {
              begun = true;
              yield tag === manner.variety ? chunk : { ...chunk, instead: tag };
            }
          } catch {
            // Half a sentence said by one voice and then all of it by another would only confuse.
          }
          if (begun || signal.aborted) return;
        }
      }
    },
  };
}

/** Hands a machine the text spelt as it is to be read, and marks its words where they are written. */
function asMachine(voice: Voice): Pick<Voice, 'speak'> {
  return {
    async *speak(text, manner, signal) {
      const { text: said, origin } = respelled(text, manner.variety);
      for await (const chunk of voice.speak(said, manner, signal)) {
        yield {
          ...chunk,
          marks: chunk.marks.map(({ from, to, atMs }) => ({ from: origin(from), to: origin(to), atMs })),
          ...(chunk.other && {
            other: {
              play: (volume, onWord) =>
                chunk.other?.play(volume, ({ from, to }) => onWord({ from: origin(from), to: origin(to) })) ??
                Promise.resolve(),
            } satisfies OtherSound,
          }),
        };
      }
    },
  };
}
