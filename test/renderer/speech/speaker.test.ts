import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { volumeSteps } from '../../../renderer/speech/audio-bus.ts';
import { type Reading, Speaker, type Utterance } from '../../../renderer/speech/speaker.ts';
import { speedSteps } from '../../../renderer/speech/speed.ts';
import { aloud } from '../../../renderer/speech/spoken-text.ts';
import { fakeVoice } from '../../support/fake-voice.ts';

let fake: ReturnType<typeof fakeVoice>;
let speaker: Speaker;

/** Said as it is shown, by an element that is its own text. */
const utterance = (text: string): Utterance => ({
  spoken: () => text,
  shown: { text, element: text as unknown as Element },
});

function reading(...texts: string[]): Reading {
  const pending = texts.map(utterance);
  return { next: () => pending.shift(), cut: () => fake.log.push('cut') };
}

const saidAndLit = () => fake.log.filter((entry) => /^(say|light)/.test(entry));
const said = () => fake.log.filter((entry) => entry.startsWith('say')).map((entry) => entry.split(' ')[1]);

beforeEach(() => {
  vi.useFakeTimers();
  fake = fakeVoice();
  speaker = new Speaker(
    fake.voice,
    () => fake.bus,
    fake.light,
    () => 'cmn',
  );
});
afterEach(() => vi.useRealTimers());

describe('a reading', () => {
  it('is said text by text, each word lit while it is said, and ends', async () => {
    speaker.speak(reading('您好', '请坐'));
    expect(speaker.state.speaking).toBe(true);
    await vi.advanceTimersByTimeAsync(3000);
    expect(said()).toEqual(['您好', '请坐']);
    expect(fake.log.filter((entry) => entry.startsWith('light'))).toEqual([
      // A voice tells of characters, and people read words.
      'light 您好',
      'light 您好',
      'light 请',
      'light 坐',
    ]);
    expect(fake.log.at(-1)).toBe('dark');
    expect(speaker.state.speaking).toBe(false);
  });

  it('asks for the next text only shortly before it is wanted', async () => {
    speaker.speak(reading('一二三四五六七八九十', '请坐'));
    await vi.advanceTimersByTimeAsync(200);
    expect(said()).toEqual(['一二三四五六七八九十']);
    await vi.advanceTimersByTimeAsync(1200);
    expect(said()).toEqual(['一二三四五六七八九十', '请坐']);
  });

  it('takes in what appears while its last text is being said', async () => {
    const pending = [utterance('您好')];
    speaker.speak({ next: () => pending.shift() });
    await vi.advanceTimersByTimeAsync(150);
    pending.push(utterance('请坐'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(said()).toEqual(['您好', '请坐']);
    expect(speaker.state.speaking).toBe(false);
  });
});

describe('stopping', () => {
  it('is at once, and nothing is lit or said afterwards', async () => {
    speaker.speak(reading('一二三四五六七八九十', '请坐'));
    await vi.advanceTimersByTimeAsync(250);
    speaker.stop();
    expect(speaker.state.speaking).toBe(false);
    expect(fake.log.slice(-3)).toEqual(['silence', 'dark', 'cut']);
    const before = fake.log.length;
    await vi.advanceTimersByTimeAsync(5000);
    expect(fake.log.slice(before)).toEqual([]);
  });

  it('happens by new speech too', async () => {
    speaker.speak(reading('一二三四五六七八九十'));
    await vi.advanceTimersByTimeAsync(250);
    speaker.speak(reading('请坐'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(fake.log.indexOf('silence')).toBeLessThan(
      fake.log.findIndex((entry) => entry.startsWith('say 请坐')),
    );
    expect(speaker.state.speaking).toBe(false);
  });

  it('leaves newer speech the bus: it begins at once', async () => {
    for (const cutAfterMs of [1, 150, 700]) {
      speaker.speak(reading('一二三四五六七八九十。您好。'));
      await vi.advanceTimersByTimeAsync(cutAfterMs);
      speaker.speak(reading('请坐'));
      fake.log.length = 0;
      await vi.advanceTimersByTimeAsync(20);
      expect(fake.log).toContain('light 请');
    }
  });

  it('gives back what was cut, beginning with the text that was being said', async () => {
    speaker.speak(reading('您好', '一二三四五六七八九十', '请坐'));
    await vi.advanceTimersByTimeAsync(1000);
    const cut = speaker.stop();
    fake.log.length = 0;
    if (cut) speaker.speak(cut);
    await vi.advanceTimersByTimeAsync(5000);
    expect(said()).toEqual(['一二三四五六七八九十', '请坐']);
  });

  it('gives back nothing when nothing was being said', () => {
    expect(speaker.stop()).toBeUndefined();
  });
});

describe('how it is said', () => {
  it('has seven speeds from half to double, the ordinary one a little slow', async () => {
    expect(speedSteps).toHaveLength(7);
    expect([speedSteps[0], speedSteps.at(-1)]).toEqual([0.5, 2]);
    expect(speedSteps[speaker.state.speed]).toBe(0.8);
    speaker.slower();
    speaker.speak(reading('您好'));
    await vi.advanceTimersByTimeAsync(100);
    expect(fake.log).toContain('say 您好 cmn 0.65');
    speaker.slower();
    expect(speedSteps[speaker.state.speed]).toBe(0.5);
    speaker.slower();
    expect(speedSteps[speaker.state.speed]).toBe(0.8);
    const faster = speedSteps.slice(3).map(() => {
      speaker.faster();
      return speedSteps[speaker.state.speed];
    });
    expect(faster).toEqual([1, 1.25, 1.6, 2]);
    speaker.faster();
    expect(speedSteps[speaker.state.speed]).toBe(0.8);
  });

  it('spans 18 dB in steps of at most 10, one of them 12 above the softest', () => {
    const softest = volumeSteps[0] ?? 0;
    expect((volumeSteps.at(-1) ?? 0) - softest).toBeGreaterThanOrEqual(18);
    expect(volumeSteps).toContain(softest + 12);
    for (const [step, decibels] of volumeSteps.entries()) {
      expect(decibels - (volumeSteps[step - 1] ?? decibels)).toBeLessThanOrEqual(10);
    }
    expect(speaker.state.volume).toBe(volumeSteps.indexOf(softest + 12));
    speaker.louder();
    speaker.louder();
    expect(fake.log).toEqual(['volume 3', 'volume 0']);
  });
});

it('tells whoever listens that it speaks, and that it has ended', async () => {
  const heard: boolean[] = [];
  const leave = speaker.subscribe(() => heard.push(speaker.state.speaking));
  speaker.speak(reading('您好'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(heard).toEqual([true, false]);
  leave();
  speaker.slower();
  expect(heard).toHaveLength(2);
});

it('ends at once where there is no voice', async () => {
  speaker = new Speaker(
    { async *speak() {} },
    () => fake.bus,
    fake.light,
    () => 'cmn',
  );
  speaker.speak(reading('您好', '请坐', '一二三四五六七八九十'));
  await vi.advanceTimersByTimeAsync(10);
  expect(speaker.state.speaking).toBe(false);
});

it('tells in which variety it is said, where that is not the one chosen, for as long as it is', async () => {
  const plain = fake.voice;
  const voice: typeof plain = {
    async *speak(sentence, manner, signal) {
      for await (const chunk of plain.speak(sentence, manner, signal)) {
        yield sentence('yue').startsWith('请') ? { ...chunk, instead: 'cmn' } : chunk;
      }
    },
  };
  speaker = new Speaker(
    voice,
    () => fake.bus,
    fake.light,
    () => 'yue',
  );
  const seen: (string | undefined)[] = [];
  speaker.subscribe(() => {
    if (seen.at(-1) !== speaker.state.instead) seen.push(speaker.state.instead);
  });
  speaker.speak(reading('您好', '请坐', '再见'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(seen).toEqual(['cmn', undefined]);

  speaker.speak(reading('请坐'));
  await vi.advanceTimersByTimeAsync(50);
  expect(speaker.state.instead).toBe('cmn');
  speaker.stop();
  expect(speaker.state.instead).toBeUndefined();
});

it('waits for a voice that plays by itself, as loud as the resident set it, and lights its words', async () => {
  const played: string[] = [];
  const voice = {
    async *speak(sentence: (variety: string) => string) {
      await Promise.resolve();
      const text = sentence('cmn');
      yield {
        samples: new Float32Array(),
        sampleRate: 1000,
        marks: [],
        other: {
          play: (volume: number, onWord: (word: { from: number; to: number }) => void) => {
            played.push(`${text} ${volume.toFixed(2)}`);
            onWord({ from: 0, to: 2 });
            return new Promise<void>((resolve) => {
              setTimeout(resolve, 1000);
            });
          },
        },
      };
    },
  };
  speaker = new Speaker(
    voice,
    () => fake.bus,
    fake.light,
    () => 'cmn',
  );
  speaker.speak(reading('您好', '请坐'));
  await vi.advanceTimersByTimeAsync(500);
  expect(played).toEqual(['您好 0.50']);
  expect(fake.log).toContain('light 您好');
  await vi.advanceTimersByTimeAsync(1500);
  expect(played).toEqual(['您好 0.50', '请坐 0.50']);
  await vi.advanceTimersByTimeAsync(2000);
  expect(speaker.state.speaking).toBe(false);
});

describe('a number that is dictated', () => {
  const shown = '证号 11010519491231002X。谢谢';
  const pending = () => [
    {
      spoken: aloud({ ns: 'resident', key: 'literal', values: { text: shown } }, 'zh-CN'),
      shown: { text: shown, element: shown as unknown as Element },
    },
  ];

  it('is heard as the chosen variety says it, and lit where it is shown', async () => {
    speaker = new Speaker(
      fake.voice,
      () => fake.bus,
      fake.light,
      () => 'yue',
    );
    const texts = pending();
    speaker.speak({ next: () => texts.shift() });
    await vi.advanceTimersByTimeAsync(8000);
    expect(saidAndLit()[0]).toBe('say 证号一一零一零五，一九四九，一二三一，零零二X。 yue 0.8');
    expect(saidAndLit()).toContain('light 11010519491231002');
    expect(saidAndLit().slice(-2)).toEqual(['light 谢谢', 'light 谢谢']);
  });

  it('is heard as another variety says it, where that one has to say it', async () => {
    const plain = fake.voice;
    const inMandarin: typeof plain = {
      async *speak(sentence, manner, signal) {
        for await (const chunk of plain.speak(sentence, { ...manner, variety: 'cmn' }, signal))
          yield { ...chunk, instead: 'cmn' };
      },
    };
    speaker = new Speaker(
      inMandarin,
      () => fake.bus,
      fake.light,
      () => 'yue',
    );
    const texts = pending();
    speaker.speak({ next: () => texts.shift() });
    await vi.advanceTimersByTimeAsync(8000);
    expect(saidAndLit()[0]).toBe('say 证号幺幺零幺零五，幺九四九，幺二三幺，零零二艾克斯。 cmn 0.8');
    expect(saidAndLit()).toContain('light 11010519491231002X');
    expect(saidAndLit().slice(-2)).toEqual(['light 谢谢', 'light 谢谢']);
  });
});

it('says a text that names its own variety in that one', async () => {
  const pending = [{ spoken: () => 'English', variety: 'en' }, utterance('您好')];
  speaker.speak({ next: () => pending.shift() });
  await vi.advanceTimersByTimeAsync(3000);
  expect(fake.log.filter((entry) => entry.startsWith('say'))).toEqual([
    'say English en 0.8',
    'say 您好 cmn 0.8',
  ]);
});

describe('the sound card’s clock', () => {
  it('counts, so that a busy computer cuts no sentence short', async () => {
    fake = fakeVoice(0.5);
    speaker = new Speaker(
      fake.voice,
      () => fake.bus,
      fake.light,
      () => 'cmn',
    );
    speaker.speak(reading('您好'));
    // A quarter of a second of sound takes half a second.
    await vi.advanceTimersByTimeAsync(450);
    expect(speaker.state.speaking).toBe(true);
    expect(fake.log).not.toContain('silence');
    await vi.advanceTimersByTimeAsync(2000);
    expect(speaker.state.speaking).toBe(false);
  });

  it('may stand still, and the reading ends all the same', async () => {
    speaker = new Speaker(
      fake.voice,
      () => ({ ...fake.bus, remaining: () => 5 }),
      fake.light,
      () => 'cmn',
    );
    speaker.speak(reading('您好'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(speaker.state.speaking).toBe(false);
  });
});
