import { ordinarySpeed, speedSteps } from './speed.ts';
import { stretched } from './stretch.ts';
import { findVariety } from './variety.ts';
import type { Voice, VoiceChunk, VoiceManner, WordMark } from './voice.ts';

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

/** A Chinese character by itself, or a word of letters. */
const spokenUnit = /\p{Script=Han}|[\p{L}\p{N}]+/gu;
/** How long a pause at these is, measured in characters. */
const pauses: Readonly<Record<string, number>> = { '，': 0.8, '、': 0.5, '；': 1, '：': 0.8, ',': 0.8 };

/**
 * A recording tells nothing of its words, so each is given its share of the time: a character as long as another, a
 * word of letters by its syllables, roughly, and a comma a breath.
 */
export function evenMarks(text: string, lengthMs: number): WordMark[] {
  const units = [...text.matchAll(spokenUnit)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    weight: /\p{Script=Han}/u.test(word) ? 1 : Math.max(1, word.length / 2.5),
  }));
  const pausesBefore = (place: number) =>
    Array.from(text.slice(0, place), (char) => pauses[char] ?? 0).reduce((sum, pause) => sum + pause, 0);
  const total = units.reduce((sum, { weight }) => sum + weight, 0) + pausesBefore(text.length);
  let done = 0;
  return units.map(({ from, to, weight }) => {
    const atMs = ((done + pausesBefore(from)) / total) * lengthMs;
    done += weight;
    return { from, to, atMs };
  });
}
