import { afterEach, expect, test, vi } from 'vitest';
import type { HallVoice } from '../../../core/contract.ts';
import { neuralVoice } from '../../../renderer/speech/neural-voice.ts';
import { addHallVoices } from '../../../renderer/speech/variety.ts';
import { voiceChain } from '../../../renderer/speech/voice-chain.ts';
import { voicesHere } from '../../../renderer/staff/voices-here.ts';

afterEach(() => {
  addHallVoices([]);
  vi.unstubAllGlobals();
});

const ofHall = (variety: string, given: Partial<HallVoice> = {}): HallVoice => ({
  variety,
  own: null,
  clips: 0,
  neural: true,
  problem: null,
  ...given,
});

/** As staff see them, where the machine loads the models of these varieties and no other. */
async function listed(voices: readonly HallVoice[], loading: readonly string[]) {
  addHallVoices(voices);
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      loading.some((variety) => url.endsWith(`/${variety}`))
        ? new Response('', { headers: { 'x-sample-rate': '16000' } })
        : new Response(null, { status: 404 }),
    ),
  );
  const here = await voicesHere(voices, voiceChain({ neural: neuralVoice('http://kiosk/voice/neural') }));
  return Object.fromEntries(
    here.map(({ variety, kinds, neuralSilent, problem }) => [variety.tag, { kinds, neuralSilent, problem }]),
  );
}

test('a neural voice that is installed and does not load is told of, and one that nobody installed is not', async () => {
  expect(await listed([ofHall('cmn'), ofHall('yue')], ['cmn'])).toEqual({
    cmn: { kinds: ['neural'], neuralSilent: false, problem: null },
    yue: { kinds: [], neuralSilent: true, problem: null },
    en: { kinds: [], neuralSilent: false, problem: null },
  });
});

test('a folder that cannot be read is told of by its file alone: nothing in it was tried', async () => {
  const broken = [ofHall('cmn', { problem: 'clips.json' }), ofHall('x-wanzhou', { problem: 'variety.json' })];
  expect(await listed(broken, ['cmn', 'x-wanzhou'])).toMatchObject({
    cmn: { kinds: [], neuralSilent: false, problem: { what: 'broken', file: 'clips.json' } },
    'x-wanzhou': { kinds: [], neuralSilent: false, problem: { what: 'broken', file: 'variety.json' } },
  });
});

test('a folder of a speech of its own that does not say which one is told of, and one of the program’s needs not say it', async () => {
  const own = { name: '万州话', languages: ['zh-CN'], next: ['cmn'] };
  expect(
    await listed([ofHall('cmn'), ofHall('x-wanzhou'), ofHall('x-fuling', { own })], ['cmn', 'x-fuling']),
  ).toMatchObject({
    cmn: { kinds: ['neural'], problem: null },
    'x-wanzhou': { kinds: [], neuralSilent: false, problem: { what: 'missing', file: 'variety.json' } },
    'x-fuling': { kinds: ['neural'], problem: null },
  });
});
