import { afterEach, describe, expect, it } from 'vitest';
import { type VoiceChain, voiceChain } from '../../../renderer/speech/voice-chain.ts';
import type { Voice } from '../../../renderer/speech/voice.ts';
import { addHallVoices } from '../../../renderer/speech/variety.ts';

/** A voice that knows some sentences of some varieties, and says each in one stretch as long as its text. */
function voiceOf(known: Readonly<Record<string, readonly string[]>>, log: string[] = [], name = ''): Voice {
  return {
    warm: (variety) => Promise.resolve(variety in known),
    async *speak(text, { variety }) {
      await Promise.resolve();
      if (known[variety]?.includes(text) !== true) return;
      log.push(`${name} ${variety} ${text}`.trim());
      yield { samples: new Float32Array(text.length), sampleRate: 1000, marks: [] };
    },
  };
}

const brokenVoice: Voice = {
  warm: () => Promise.reject(new Error('no model')),
  // oxlint-disable-next-line require-yield
  async *speak() {
    await Promise.resolve();
    throw new Error('no model');
  },
};

async function said(chain: VoiceChain, text: string, variety: string) {
  const chunks = [];
  const signal = new AbortController().signal;
  for await (const { samples, instead } of chain.speak(() => text, { variety, speed: 1 }, signal)) {
    chunks.push({ length: samples.length, instead });
  }
  return chunks;
}

describe('a chain of voices', () => {
  afterEach(() => addHallVoices([]));

  it('says a sentence with the best voice that can, and each sentence anew', async () => {
    const log: string[] = [];
    const chain = voiceChain({
      espeak: voiceOf({ cmn: ['您好。', '请坐。'] }, log, 'espeak'),
      clip: voiceOf({ cmn: ['您好。'] }, log, 'clip'),
    });
    await said(chain, '您好。', 'cmn');
    await said(chain, '请坐。', 'cmn');
    expect(log).toEqual(['clip cmn 您好。', 'espeak cmn 请坐。']);
  });

  it('goes on to the variety that is understood too, and tells in which it is said', async () => {
    addHallVoices([
      {
        variety: 'x-wanzhou',
        own: { name: '万州话', languages: ['zh-CN'], next: ['cmn'] },
        clips: 1,
        neural: false,
        problem: null,
      },
    ]);
    const chain = voiceChain({
      clip: voiceOf({ 'x-wanzhou': ['您好。'] }),
      espeak: voiceOf({ cmn: ['您好。', '请坐。'] }),
    });
    expect(await said(chain, '您好。', 'x-wanzhou')).toEqual([{ length: 3, instead: undefined }]);
    expect(await said(chain, '请坐。', 'x-wanzhou')).toEqual([{ length: 3, instead: 'cmn' }]);
  });

  it('hands each voice the sentence as its variety says it', async () => {
    const log: string[] = [];
    const inWords: Readonly<Record<string, string>> = { yue: '拨一二三四五。', cmn: '拨幺二三四五。' };
    const sentence = (variety: string) => inWords[variety] ?? '';
    const chain = voiceChain({
      clip: voiceOf({ yue: ['拨幺二三四五。'] }, log, 'clip'),
      espeak: voiceOf({ cmn: ['拨幺二三四五。'] }, log, 'espeak'),
    });
    const { signal } = new AbortController();
    const heard = [];
    for await (const { instead } of chain.speak(sentence, { variety: 'yue', speed: 1 }, signal))
      heard.push(instead);
    // Nobody of Guangdong reads it like that, so it was not recorded: said in Mandarin, it has Mandarin's figures.
    expect(log).toEqual(['espeak cmn 拨幺二三四五。']);
    expect(heard).toEqual(['cmn']);
  });

  it('tries every voice of the variety asked for before any of another', async () => {
    const log: string[] = [];
    const chain = voiceChain({
      clip: voiceOf({ cmn: ['请坐。'] }, log, 'clip'),
      espeak: voiceOf({ yue: ['请坐。'] }, log, 'espeak'),
    });
    await said(chain, '请坐。', 'yue');
    expect(log).toEqual(['espeak yue 请坐。']);
  });

  it('passes over a voice that fails, and ends in silence where none is left', async () => {
    const chain = voiceChain({ neural: brokenVoice, espeak: voiceOf({ cmn: ['请坐。'] }) });
    expect(await said(chain, '请坐。', 'cmn')).toHaveLength(1);
    expect(await said(chain, '再见。', 'cmn')).toEqual([]);
    expect(await chain.kindsOf('cmn')).toEqual(['espeak']);
    expect(await chain.kindsOf('en')).toEqual([]);
    expect(await chain.warm('yue')).toBe(true);
  });

  it('speaks Mandarin to whoever had chosen a dialect on another kiosk', async () => {
    const chain = voiceChain({ espeak: voiceOf({ cmn: ['请坐。'] }) });
    expect(await said(chain, '请坐。', 'x-somewhere')).toHaveLength(1);
  });
});
