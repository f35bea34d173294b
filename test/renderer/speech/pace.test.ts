import openEspeak from '@echogarden/espeak-ng-emscripten';
import { beforeAll, expect, test, vi } from 'vitest';
import { espeakRate } from '../../../renderer/speech/espeak-voice.ts';
import { ordinarySpeed, speedSteps } from '../../../renderer/speech/speed.ts';
import { recordable } from '../../../tools/voices/recordable.ts';

// How fast eSpeak NG itself says what the kiosk says, one sentence at a time and with the silence that it ends on. All
// of some 700 sentences were 170 characters and 176 words a minute; every tenth is near enough, and sooner said.

vi.setConfig({ testTimeout: 60_000 });

/** Minutes that it takes to say this at one of the kiosk's speeds. */
let minutes: (sentence: string, voice: string, speed: number) => number;

beforeAll(async () => {
  const { eSpeakNGWorker } = await openEspeak();
  const voice = await new eSpeakNGWorker();
  minutes = (sentence, name, speed) => {
    voice.set_voice(name);
    voice.set_rate(espeakRate(speed));
    let samples = 0;
    voice.synthesize(sentence, (some) => {
      samples += some.length;
      return false;
    });
    return samples / voice.get_samplerate() / 60;
  };
});

const manners = {
  cmn: { language: 'zh-CN', counted: /\p{Script=Han}/gu, other: /[a-z]/i },
  en: { language: 'en', counted: /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu, other: /\p{Script=Han}/u },
};

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** Characters of Mandarin or words of English a minute. Sentences with something of the other count as neither. */
function pace(variety: keyof typeof manners, step: number): number {
  const { language, counted, other } = manners[variety];
  const said = recordable('locales', 'services', language, variety)
    .flatMap(({ sentence }) => (other.test(sentence) ? [] : [sentence]))
    .filter((_sentence, at) => at % 10 === 0);
  expect(said.length).toBeGreaterThan(50);
  return (
    sum(said.map((sentence) => sentence.match(counted)?.length ?? 0)) /
    sum(said.map((sentence) => minutes(sentence, variety, speedSteps[step] ?? 1)))
  );
}

test('Mandarin is said at 160 to 180 characters a minute, from 0.6 of that to more than 1.5', () => {
  const usual = pace('cmn', ordinarySpeed);
  expect(usual).toBeGreaterThan(160);
  expect(usual).toBeLessThan(180);
  const slowest = pace('cmn', 0) / usual;
  expect(slowest).toBeGreaterThan(0.55);
  expect(slowest).toBeLessThan(0.65);
  expect(pace('cmn', speedSteps.length - 1) / usual).toBeGreaterThan(1.5);
});

test('English is said at 150 to 200 words a minute', () => {
  const usual = pace('en', ordinarySpeed);
  expect(usual).toBeGreaterThan(150);
  expect(usual).toBeLessThan(200);
});
