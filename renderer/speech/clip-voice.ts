import { evenMarks } from './even-marks.ts';
import { ordinarySpeed, speedSteps } from './speed.ts';
import { stretched } from './stretch.ts';
import { findVariety } from './variety.ts';
import type { Voice, VoiceChunk, VoiceManner } from './voice.ts';

/** What was recorded in a variety: its file by the sentence as it is said. */
type Clips = ReadonlyMap<string, string>;

/**
 * Sentences that a person of the place has read: the best voice there is, and the only one of most dialects. What was
 * not recorded, or holds a name or a number, is left to the next voice of the chain.
 *
 * @param url of the hall's voices; below it `<variety>/clips.json` and `<variety>/clips/<file>`
 */
export function clipVoice(url: string, decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>): Voice {
  const lists = new Map<string, Promise<Clips>>();

  function clipsOf(variety: string): Promise<Clips> {
    const known = lists.get(variety);
    if (known) return known;
    const list = fetchClips(`${url}/${variety}/clips.json`);
    lists.set(variety, list);
    // The machine may have been busy: the next sentence asks again.
    list.catch(() => lists.delete(variety));
    return list;
  }

  async function* speak(
    text: string,
    { variety, speed }: VoiceManner,
    signal: AbortSignal,
  ): AsyncGenerator<VoiceChunk> {
    if (!findVariety(variety)?.clips) return;
    const file = (await clipsOf(variety)).get(text.trim());
    if (file === undefined || signal.aborted) return;
    const response = await fetch(`${url}/${variety}/clips/${file}`, { signal });
    if (!response.ok) return;
    const { sampleRate, ...sound } = await decode(await response.arrayBuffer()).then((buffer) => ({
      sampleRate: buffer.sampleRate,
      samples: new Float32Array(buffer.getChannelData(0)),
    }));
    // Whoever reads for a clip reads as fast as it should ordinarily be heard.
    const faster = speed / (speedSteps[ordinarySpeed] ?? 1);
    const samples = await stretched(sound.samples, sampleRate, faster);
    if (signal.aborted) return;
    yield { samples, sampleRate, marks: evenMarks(text, (samples.length / sampleRate) * 1000) };
  }

  return {
    warm: async (variety) => {
      if (!findVariety(variety)?.clips) return false;
      return (await clipsOf(variety)).size > 0;
    },
    speak,
  };
}

async function fetchClips(url: string): Promise<Clips> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const list: unknown = await response.json();
  const clips = typeof list === 'object' && list !== null && 'clips' in list ? list.clips : undefined;
  return new Map(
    Object.entries(clips ?? {}).flatMap(([sentence, clip]: [string, unknown]) =>
      typeof clip === 'object' && clip !== null && 'file' in clip && typeof clip.file === 'string'
        ? [[sentence, clip.file]]
        : [],
    ),
  );
}
