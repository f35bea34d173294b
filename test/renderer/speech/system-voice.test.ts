import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemVoice } from '../../../renderer/speech/system-voice.ts';

/** The part of a browser's speech that is used here: says a word every 10 ms, until it is called off. */
class FakeSynthesis {
  readonly said: FakeUtterance[] = [];
  readonly names: readonly string[];
  #now: FakeUtterance | undefined;

  constructor(names: readonly string[]) {
    this.names = names;
  }

  getVoices() {
    return this.names.map((name) => ({ name, lang: 'zh-CN', localService: !name.includes('Online') }));
  }

  speak(utterance: FakeUtterance) {
    this.said.push(utterance);
    this.#now = utterance;
    setTimeout(() => {
      utterance.dispatchEvent(
        Object.assign(new Event('boundary'), { name: 'word', charIndex: 0, charLength: 2 }),
      );
    }, 10);
    setTimeout(() => utterance.dispatchEvent(new Event('end')), 50);
  }

  cancel() {
    this.#now?.dispatchEvent(new Event('error'));
  }
}

class FakeUtterance extends EventTarget {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

const synthesisOf = (...names: string[]) => new FakeSynthesis(names);
const voiceOf = (synthesis: FakeSynthesis) => systemVoice(synthesis as unknown as SpeechSynthesis);

beforeEach(() => vi.stubGlobal('SpeechSynthesisUtterance', FakeUtterance));
afterEach(() => vi.unstubAllGlobals());

async function soundOf(synthesis: FakeSynthesis, signal: AbortSignal) {
  for await (const chunk of voiceOf(synthesis).speak('您好', { variety: 'cmn', speed: 1.25 }, signal)) {
    return chunk.other;
  }
  return undefined;
}

it('takes the best of the voices that are allowed, and never another', async () => {
  expect(await voiceOf(synthesisOf('cmn', 'Chinese (Mandarin)')).warm('cmn')).toBe(false);
  expect(await voiceOf(synthesisOf('Microsoft Xiaoxiao Online (Natural)')).warm('cmn')).toBe(false);
  expect(await systemVoice(undefined).warm('cmn')).toBe(false);
  const synthesis = synthesisOf('Microsoft Kangkang - Chinese', 'Microsoft Huihui - Chinese');
  const sound = await soundOf(synthesis, new AbortController().signal);
  await sound?.play(0.5, () => undefined);
  expect(synthesis.said).toMatchObject([
    { text: '您好', voice: { name: 'Microsoft Huihui - Chinese' }, rate: 1.25, volume: 0.5 },
  ]);
});

it('tells of each word, and ends at once when it is called off', async () => {
  const stop = new AbortController();
  const synthesis = synthesisOf('Tingting');
  const words: unknown[] = [];
  const sound = await soundOf(synthesis, stop.signal);
  await sound?.play(1, (word) => words.push(word));
  expect(words).toEqual([{ from: 0, to: 2 }]);

  const again = await soundOf(synthesis, stop.signal);
  const from = performance.now();
  const playing = again?.play(1, () => undefined);
  stop.abort();
  await playing;
  expect(performance.now() - from).toBeLessThan(40);
});
